import type { Play, PlayedDialogue, PlayedTurn } from '../play/result.ts';
import { type Html, html } from './html.ts';

/** One play of a dialogue, told so that a person sees what went wrong: the talk, the facts, the guards, the verdicts. */
export function talk({ history }: PlayedDialogue, play: Play): Html {
  return html`${history.map(({ author, text }) => said(author, text))}${play.turns.map(turn)}${facts(play.turns)}`;
}

function turn({ buyer, outcome, text, reason, handoffReason, objections, verdicts, ...figures }: PlayedTurn): Html {
  const why = handoffReason === '' ? reason : `${reason}: ${handoffReason}`;
  const cost = `${figures.milliseconds.toFixed(0)} ms, $${(figures.costMicroUsd / 1_000_000).toFixed(5)}`;
  return html`${buyer.map((words) => said('buyer', words))}
    ${said('bot', text === '' ? '(nothing)' : text)}
    <div class="bot note" style="border:0">${outcome} · ${why} · ${cost}</div>
    <ul class="verdicts">
      ${objections.map(({ guard, what, why: reasonOf }) => html`<li>guard ${guard}: «${what}» ${reasonOf}</li>`)}
      ${verdicts.map(({ check, isMet, detail }) =>
        isMet ? html`<li class="good">✓ ${check}: ${detail}</li>` : html`<li class="bad">✗ ${check}: ${detail}</li>`,
      )}
    </ul>`;
}

function said(author: 'buyer' | 'bot' | 'human', text: string): Html {
  return html`<div class="said ${author}">${text}</div>`;
}

/** Of all turns together: most of them are the same in each. */
function facts(turns: PlayedTurn[]): Html {
  const all = turns.flatMap((played) => played.facts);
  const known = new Map(all.map(({ id, text }) => [`${id} ${text}`, { id, text }]));
  const used = new Set(all.filter(({ isUsed }) => isUsed).map(({ id }) => id));
  return html`<details><summary class="note">facts</summary><dl class="facts">${[...known.values()].map(
    ({ id, text }) => html`<dt>${id}${used.has(id) ? ' (used)' : ''}</dt><dd>${text}</dd>`,
  )}</dl></details>`;
}
