import { type Html, html } from './html.ts';

/** Light and dark, for a screen and for paper. */
export const STYLE: Html = html`<style>
  :root { color-scheme: light dark; --edge: #8884; --bad: #c62828; --good: #2e7d32; --soft: #8881; }
  body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1.5rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
  table { border-collapse: collapse; margin: .5rem 0; }
  th, td { border-bottom: 1px solid var(--edge); padding: .2rem .8rem .2rem 0; text-align: left; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
  .warning { background: var(--bad); color: #fff; padding: .7rem 1rem; border-radius: .4rem; font-weight: 600; }
  details { border: 1px solid var(--edge); border-radius: .4rem; margin: .5rem 0; padding: .4rem .8rem; }
  summary { cursor: pointer; }
  .said { margin: .3rem 0; padding: .35rem .7rem; border-radius: .6rem; max-width: 46rem; white-space: pre-wrap; }
  .buyer { background: var(--soft); } .bot, .human { border: 1px solid var(--edge); margin-left: 3rem; }
  .note { color: #888; font-size: .85rem; }
  .bad { color: var(--bad); } .good { color: var(--good); }
  ul.verdicts { list-style: none; margin: .2rem 0 .6rem 3rem; padding: 0; font-size: .9rem; }
  dl.facts { font-size: .85rem; } dl.facts dt { font-family: monospace; } dl.facts dd { margin: 0 0 .3rem 1rem; white-space: pre-wrap; }
</style>`;
