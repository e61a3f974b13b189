import type { JobProblem } from '../store/job.ts';

/** An ad as a seller's file describes it. */
export interface FeedAd {
  /** Of the file, from 1. */
  line: number;
  /** Its `Id` in the file. */
  adId: string | undefined;
  /** Its number on Avito, where the file knows it. */
  avitoId: string | undefined;
  title: string | undefined;
  /** Roubles. */
  price: number | undefined;
  /** Without markup. */
  text: string | undefined;
  /** What else is said of it, contacts aside. */
  attributes: Record<string, string>;
}

/** What was found at one place of a file: an ad, what was wrong there, or both. */
export interface FeedEntry {
  ad: FeedAd | undefined;
  problems: JobProblem[];
}
