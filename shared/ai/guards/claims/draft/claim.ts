import type { Piece } from '../reading/piece.ts';

/** A part of the reply that claims something, with what its surroundings have said already. */
export interface Claim {
  pieces: Pick<Piece, 'words' | 'values'>[];
  /** What the part before was about; its sign does not matter. */
  topic: string[];
  /** A part of a list: nothing in it may come from the surroundings of a statement. */
  isStrict?: boolean;
  /** A quality without its thing: it must be said of the listing itself. */
  isOfTheThing?: boolean;
  /** Of the whole reply: conditions may stand in another of its parts. */
  said: { concepts: string[]; values: number[] };
  /** Concepts of the buyer's turn, for answers that leave out what they are about: «95 см». */
  asked: string[];
}
