/** The look of the hosted pages. The elements bring their own, and take font and colours from here. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --text: light-dark(#1a1d21, #e8eaed);
  --muted: light-dark(#565d66, #a4abb3);
  --line: light-dark(#dfe3e8, #33383e);
  --ground: light-dark(#ffffff, #15181b);
  --raised: light-dark(#f6f7f9, #1d2125);
  --accent: light-dark(#0b57d0, #9ac1ff);
  font: 100%/1.55 system-ui, sans-serif;
  color: var(--text);
  background: var(--ground);
}
* { box-sizing: border-box; }
body { margin: 0; }
.frame { max-inline-size: 60rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
header { border-block-end: 1px solid var(--line); background: var(--raised); }
h1 { margin: 0; padding-block: 1.75rem 0.5rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0 0 0.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding-block: 0.7rem; color: var(--muted); text-decoration: none; border-block-end: 2px solid transparent; }
nav a:hover { color: var(--text); }
nav a[aria-current] { color: var(--text); border-color: var(--accent); }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main { padding-block: 2rem; }
section + section { margin-block-start: 3rem; }
/* As high as what they show while they wait, so that nothing below them moves. */
sealpost-policy, sealpost-report, sealpost-case, sealpost-credits { display: flow-root; }
sealpost-policy, sealpost-report { min-block-size: 47rem; }
sealpost-case { min-block-size: 31rem; }
sealpost-credits { min-block-size: 36rem; }
button { font: inherit; color: var(--ground); background: var(--accent); border: 0; border-radius: 6px; padding: 0.7rem 1.1rem; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { border-block-start: 1px solid var(--line); padding-block: 1.75rem 3rem; color: var(--muted); font-size: 0.9rem; }
footer p, footer ul { max-inline-size: 44rem; margin-block: 0 0.75rem; }
footer ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; padding: 0; list-style: none; }
code { font: 0.95em ui-monospace, monospace; overflow-wrap: anywhere; }
@media (pointer: coarse) { nav a { padding-block: 0.9rem; } footer li a { display: inline-block; padding-block: 0.6rem; } }
`
