/** Writes down what a page would only tell its console. */
export const watch = (nonce: string): string => `<script nonce="${nonce}">
  window.violations = []
  window.troubles = []
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    // Browsers ask every page for an icon.
    if (!blockedURI.endsWith('/favicon.ico')) violations.push(violatedDirective + ' ' + blockedURI)
  })
  addEventListener('step-changed', (e) => window.step = e.step)
  addEventListener('form-refused', (e) => troubles.push(e.trouble))
</script>`
