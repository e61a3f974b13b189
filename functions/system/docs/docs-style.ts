export const docsStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60em; margin: 0 auto; padding: 0 1em 4em; }
header { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid var(--line); padding: .5em 0; }
h1 { font-size: 1.4em; margin: .2em 0; }
h2 { margin: 1.5em 0 0; text-transform: capitalize; }
h3 { font-size: 1em; margin: 1em 0 .2em; }
header p, nav { margin: .2em 0; }
input { font: inherit; width: min(24em, 60vw); }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { overflow-x: auto; background: color-mix(in srgb, currentColor 6%, transparent); padding: .6em; border-radius: 6px; }
pre span { opacity: .7; }
.entry { border: 1px solid var(--line); border-radius: 6px; margin: .4em 0; padding: .3em .7em; scroll-margin-top: 9em; }
section { scroll-margin-top: 8em; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 4em; font: bold 12px ui-monospace, monospace; }
summary span { opacity: .8; }
.GET { color: #2a7de1; } .POST { color: #1d8f4e; } .PUT, .PATCH { color: #b8860b; } .DELETE { color: #cc3333; }
dd { margin-left: 1.5em; }
`;
