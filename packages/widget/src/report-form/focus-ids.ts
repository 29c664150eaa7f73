/** Where the focus goes when a screen opens. */
export const HEADING_ID = 'step-heading'

/** Where it goes when a screen is not to be left. */
export const SUMMARY_ID = 'fault-summary'
