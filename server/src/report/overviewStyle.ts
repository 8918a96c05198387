/**
 * How the overview looks: in the colours of VS Code's theme where there is one, else in quiet ones for a light or a dark
 * page, and in the system's own where it forces them. Nothing in it moves.
 */
export const overviewStyle = `
:root {
  --plain-text: #3b3b3b; --plain-quiet: #616161; --plain-page: #ffffff; --plain-line: #e0e0e0; --plain-link: #005fb8;
  --plain-hover: #f2f2f2; --plain-rail: #ececec; --plain-focus: #005fb8;
  --plain-error: #c72e2e; --plain-warning: #bf8803; --plain-note: #1a6fb5; --plain-sound: #388a34;
  --plain-blue: #1a85ff; --plain-yellow: #b89500; --plain-purple: #652d90; --plain-orange: #d2601a; --plain-teal: #0598bc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --plain-text: #cccccc; --plain-quiet: #9d9d9d; --plain-page: #1f1f1f; --plain-line: #3a3a3a; --plain-link: #4daafc;
    --plain-hover: #2a2d2e; --plain-rail: #333333; --plain-focus: #0078d4;
    --plain-error: #f14c4c; --plain-warning: #cca700; --plain-note: #3794ff; --plain-sound: #89d185;
    --plain-blue: #3794ff; --plain-yellow: #cca700; --plain-purple: #b180d7; --plain-orange: #d2601a; --plain-teal: #29b8db;
  }
}
:root {
  color-scheme: light dark;
  --text: var(--vscode-foreground, var(--plain-text));
  --quiet: var(--vscode-descriptionForeground, var(--plain-quiet));
  --page: var(--vscode-editor-background, var(--plain-page));
  --line: var(--vscode-contrastBorder, var(--vscode-panel-border, var(--plain-line)));
  --link: var(--vscode-textLink-foreground, var(--plain-link));
  --hover: var(--vscode-list-hoverBackground, var(--plain-hover));
  --rail: var(--vscode-editorWidget-background, var(--plain-rail));
  --focus: var(--vscode-focusBorder, var(--plain-focus));
  --error: var(--vscode-editorError-foreground, var(--plain-error));
  --warning: var(--vscode-editorWarning-foreground, var(--plain-warning));
  --note: var(--vscode-editorInfo-foreground, var(--plain-note));
  --sound: var(--vscode-charts-green, var(--plain-sound));
  --blue: var(--vscode-charts-blue, var(--plain-blue));
  --yellow: var(--vscode-charts-yellow, var(--plain-yellow));
  --purple: var(--vscode-charts-purple, var(--plain-purple));
  --orange: var(--plain-orange); /* VS Code’s own one is that of matches, which a theme may make almost invisible. */
  --teal: var(--vscode-terminal-ansiCyan, var(--plain-teal));
}
* { box-sizing: border-box; }
html { background: var(--page); }
body {
  margin: 0 auto; padding: 20px 24px 40px; max-width: 1040px;
  color: var(--text); background: var(--page);
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, system-ui, sans-serif);
}
h1 { margin: 0 0 12px; font-size: 1.6em; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 8px; font-size: 1.15em; font-weight: 600; }
h3 { margin: 16px 0 4px; font-size: 1em; font-weight: 600; }
p { margin: 0 0 8px; max-width: 72ch; }
section { margin-top: 32px; }
small, .others, footer { color: var(--quiet); font-size: 0.92em; }
footer { margin-top: 40px; }
code { padding: 0; color: inherit; background: none; font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: 0.95em; }
ul { margin: 0; padding: 0; list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 1px solid var(--focus); outline-offset: 2px; border-radius: 2px; }

.figures { display: flex; flex-wrap: wrap; gap: 4px 28px; }
.figures strong { display: block; font-size: 1.85em; font-weight: 400; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures li > * { display: block; color: var(--text); }
.figures span > span, .figures a > span { color: var(--quiet); }
.figures .icon { width: 0.7em; height: 0.7em; margin-right: 0.25em; vertical-align: 0; }

.legend { display: flex; flex-wrap: wrap; gap: 2px 20px; margin: 0 0 8px; }
.legend small { margin-left: 2px; }
.scroll { overflow-x: auto; margin: 0 -8px; }
table { width: 100%; border-collapse: collapse; }
tr { position: relative; }
th, td { padding: 4px 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th, thead td { color: var(--quiet); font-size: 0.92em; white-space: nowrap; vertical-align: bottom; }
tbody tr:hover { background: var(--hover); }
tbody th { min-width: 11em; overflow-wrap: anywhere; }
tbody th > small { display: block; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 1%; }
td.number a { position: relative; z-index: 1; color: inherit; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 3px; }
td.number a:hover { color: var(--link); text-decoration-color: currentColor; }
td.zero { color: var(--quiet); opacity: 0.7; }
td.chart { width: 30%; min-width: 90px; padding-top: 9px; }
a.row::after { content: ''; position: absolute; inset: 0; }
a.row:focus-visible { outline: none; }
a.row:focus-visible::after { outline: 1px solid var(--focus); outline-offset: -1px; }
.facts { display: flex; flex-wrap: wrap; gap: 0 16px; }
.facts a { position: relative; z-index: 1; }
.facts b { font-weight: 400; color: var(--quiet); }
.places { columns: 2 320px; overflow-wrap: anywhere; }

.icon { width: 1em; height: 1em; margin-right: 6px; vertical-align: -0.12em; fill: none; stroke: currentColor; stroke-width: 1.5; }
.icon.error { color: var(--error); }
.icon.warning { color: var(--warning); }
.icon.information { color: var(--note); }
.icon.hint { color: var(--quiet); }
.bar { display: block; width: 100%; height: 10px; border-radius: 2px; overflow: hidden; }
.bar.wide { height: 14px; margin: 4px 0 10px; }
.bar.strip { height: 12px; }
.swatch { width: 0.75em; height: 0.75em; border-radius: 2px; vertical-align: -0.02em; }
rect { opacity: 0.85; }
rect.error { fill: var(--error); }
rect.warning, rect.tied { fill: var(--warning); }
rect.information { fill: var(--note); }
rect.hint { fill: var(--quiet); }
rect.sound { fill: var(--sound); opacity: 0.55; }
rect.taken { fill: var(--blue); opacity: 0.75; }
rect.missing { fill: var(--error); }
rect.usage-0 { fill: var(--blue); }
rect.usage-1 { fill: var(--sound); }
rect.usage-2 { fill: var(--purple); }
rect.usage-3 { fill: var(--yellow); }
rect.usage-4 { fill: var(--orange); }
rect.usage-5 { fill: var(--teal); }
rect.usage-none { fill: var(--quiet); opacity: 0.5; }

.progress progress { vertical-align: -0.1em; width: 12em; height: 0.8em; accent-color: var(--focus); }
.empty { margin-top: 24px; color: var(--quiet); }

@media (max-width: 620px) {
  body { padding: 16px 16px 32px; }
  .figures { gap: 4px 20px; }
  td.chart { display: none; }
  tbody th { min-width: 9em; }
}
@media (forced-colors: active) {
  svg { forced-color-adjust: none; }
  .bar, .swatch { border: 1px solid CanvasText; }
  .icon, .icon.error, .icon.warning, .icon.information, .icon.hint { color: CanvasText; }
  rect { stroke: Canvas; }
  rect.sound, rect.taken { fill: Canvas; opacity: 1; }
  rect.error, rect.missing, rect.usage-0, rect.usage-3 { fill: CanvasText; }
  rect.warning, rect.tied, rect.usage-1, rect.usage-4 { fill: Highlight; }
  rect.information, rect.hint, rect.usage-2, rect.usage-5 { fill: GrayText; }
  rect.usage-none { fill: Canvas; opacity: 1; }
  td.zero { opacity: 1; }
}
@media print {
  body { max-width: none; padding: 0; }
  section { break-inside: avoid; }
  svg { print-color-adjust: exact; }
}
`;
