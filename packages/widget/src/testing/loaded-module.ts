// Leaves a trace when it runs, so that a test can tell whether it did.
document.documentElement.dataset.loaded = 'yes'

export const answer = 42
