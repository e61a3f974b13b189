import type { Dialogue } from '../data/dialogue.ts';
import type { InShop } from '../data/read-data.ts';
import { type PlayDeps, playDialogue } from './play-dialogue.ts';
import type { PlayedDialogue } from './result.ts';

export interface PlayOptions extends PlayDeps {
  /** How often each dialogue is played. */
  runs: number;
  /** How many are played at the same time. */
  atOnce: number;
  /** Told after each play. */
  onPlayed?: (done: number, all: number) => void;
}

/** Plays every dialogue so often, in rounds: what a model's bad quarter of an hour spoils is spread over all of them. */
export async function playAll(dialogues: InShop<Dialogue>[], options: PlayOptions): Promise<PlayedDialogue[]> {
  const { runs, atOnce, onPlayed = () => {} } = options;
  const played = dialogues.map(({ shop, it }): PlayedDialogue => {
    const { id, category, listing, history } = it;
    return { id, trade: shop.trade, category, ...(listing === undefined ? {} : { listing }), history, plays: [] };
  });
  const jobs = Array.from({ length: runs }, () => dialogues.keys().toArray()).flat();
  let next = 0;
  let done = 0;
  const work = async () => {
    for (;;) {
      const place = jobs[next++];
      const dialogue = place === undefined ? undefined : dialogues[place];
      if (place === undefined || dialogue === undefined) return;
      played[place]?.plays.push(await playDialogue(dialogue, options));
      done += 1;
      onPlayed(done, jobs.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return played;
}
