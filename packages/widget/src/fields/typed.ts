/** What stands in the control that an event came from. */
export function typedText(event: Event): string {
  const control = event.currentTarget
  return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
    ? control.value
    : ''
}

/** Whether the box that an event came from is ticked. */
export function isTicked(event: Event): boolean {
  return event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked
}
