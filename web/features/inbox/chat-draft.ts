/** A draft of the bot's as it waits on the page, with what a person made of it. */
export interface DraftDesk {
  replyId: string;
  /** Of the reply, as it was seen: it goes along with the approval. */
  version: number;
  /** The bot's words. */
  original: string;
  /** What stands in the field. */
  text: string;
  /** A newer draft came while this one was being edited: nothing of what was typed is replaced unasked. */
  newer?: { replyId: string; version: number; text: string };
  /** It is no draft any more: somebody sent or dropped it, or the buyer was answered. What was typed is still here. */
  isGone?: true;
}
export interface SeenDraft {
  replyId: string;
  version: number;
  text: string;
}

export function isEdited({ original, text }: DraftDesk): boolean {
  return text.trim() !== original.trim();
}

/** What becomes of the desk when the page sees which draft there is now. */
export function seen(desk: DraftDesk | undefined, draft: SeenDraft | undefined): DraftDesk | undefined {
  if (desk === undefined) return draft === undefined ? undefined : placed(draft);
  if (draft === undefined) return isEdited(desk) ? gone(desk) : undefined;
  if (draft.replyId === desk.replyId) return refreshed(desk, draft);
  if (!isEdited(desk)) return placed(draft);
  const isKnown = desk.newer?.replyId === draft.replyId && desk.newer.version === draft.version;
  return isKnown ? desk : { ...desk, newer: draft };
}

export function typed(desk: DraftDesk, text: string): DraftDesk {
  return { ...desk, text };
}

/** The newer draft in place of the edited one, because the person asked for it; without one the desk is empty. */
export function replaced({ newer }: DraftDesk): DraftDesk | undefined {
  return newer === undefined ? undefined : placed(newer);
}

/** Whether a draft can still be decided on, or its sending was begun and not confirmed. */
export function isOpen({ state }: { state: string }): boolean {
  return state === 'draft' || state === 'sending';
}

function placed({ replyId, version, text }: SeenDraft): DraftDesk {
  return { replyId, version, original: text, text };
}

function gone(desk: DraftDesk): DraftDesk {
  if (desk.isGone) return desk;
  const { newer: _none, ...rest } = desk;
  return { ...rest, isGone: true };
}

function refreshed(desk: DraftDesk, draft: SeenDraft): DraftDesk {
  const isSame = desk.version === draft.version && desk.original === draft.text && !desk.isGone;
  if (isSame && desk.newer === undefined) return desk;
  const { isGone: _back, newer: _older, ...rest } = desk;
  const text = isEdited(desk) ? desk.text : draft.text;
  return { ...rest, version: draft.version, original: draft.text, text };
}
