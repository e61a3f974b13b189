export const stepNames = ['connect', 'delivery', 'listings', 'rules', 'mode', 'try', 'live'] as const;
export type StepName = (typeof stepNames)[number];

/** `optional`: nothing on the server tells whether it was done, and nothing waits for it. */
export type StepState = 'done' | 'todo' | 'optional';

/** What the server knows of a shop that is being set up. */
export interface SetUp {
  avito: 'not-connected' | 'connected' | 'payment-required' | 'unauthorised';
  webhook: 'off' | 'ours' | 'lost' | 'silent';
  mode: 'off' | 'draft' | 'auto';
  isStopped: boolean;
  listings: number;
  hasRules: boolean;
  articles: number;
}

/**
 * How far a shop is, by what is there, so that the steps can be left and gone on with anywhere and by anybody. A tariff without
 * messages leaves nothing to do here, yet nothing works with it either.
 */
export function stepStates(setUp: SetUp): Record<StepName, StepState> {
  const connect = doneIf(setUp.avito === 'connected');
  // Silence is noticed later, and is no fault of the setting up.
  const delivery = doneIf(connect === 'done' && (setUp.webhook === 'ours' || setUp.webhook === 'silent'));
  const rules = doneIf(setUp.hasRules || setUp.articles > 0);
  // Drafts are what a new shop begins with: before the bot knows anything nobody has chosen them.
  const mode = doneIf(setUp.mode === 'auto' || (setUp.mode === 'draft' && rules === 'done'));
  return {
    connect,
    delivery,
    listings: doneIf(setUp.listings > 0),
    rules,
    mode,
    try: 'optional',
    live: doneIf(delivery === 'done' && setUp.mode !== 'off' && !setUp.isStopped),
  };
}

/** Where to go on: the first that is left to do, else the last, which says that the bot works. */
export function openStep(states: Record<StepName, StepState>): StepName {
  return stepNames.find((name) => states[name] === 'todo') ?? 'live';
}

export function stepAfter(name: StepName): StepName {
  return stepNames[stepNames.indexOf(name) + 1] ?? name;
}

function doneIf(isDone: boolean): StepState {
  return isDone ? 'done' : 'todo';
}
