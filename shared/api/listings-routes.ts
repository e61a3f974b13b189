import * as z from 'zod';
import { id, listOf, page, sellerParams, time } from './fields.ts';
import type { Contract } from './route.ts';

/** Of a file that is uploaded, or fetched from its address. */
const LARGEST_FILE_BYTES = 50 * 1024 * 1024;

const listingParams = sellerParams.extend({ listingId: id });
const jobParams = sellerParams.extend({ jobId: id });

const roubles = z.number().min(0).max(1_000_000_000);
const mode = z
  .enum(['inherit', 'off', 'draft', 'auto'])
  .describe("What the bot does in chats about this listing; `inherit` is what the seller's settings say.");

const listingFields = {
  listingId: id,
  title: z.string(),
  price: roubles.optional().describe('Roubles, as Avito or the file last gave it.'),
  priceText: z.string().optional().describe('As Avito words it.'),
  status: z.enum(['active', 'inactive', 'unknown']),
  url: z.string().optional(),
  seenAt: time.optional().describe('When Avito was last asked about it; absent for what only a file told.'),
  hasText: z.boolean().describe('Whether the text of the ad is known.'),
  adId: z.string().optional().describe("Its `Id` in the seller's feed."),
  notes: z.string().optional().describe('What the bot should know beside the text.'),
  floorPrice: roubles.optional().describe('The lowest price the bot may agree to, in roubles.'),
  mode,
  version: z.int().describe('Counts the changes of what the seller says; the ETag.'),
};

const listingSummary = z.object(listingFields).meta({ id: 'ListingSummary' });

const listing = z
  .object({
    ...listingFields,
    text: z.string().optional(),
    textSource: z
      .enum(['feed', 'person'])
      .optional()
      .describe("Who gave the text. A person's is not replaced by an import."),
    attributes: z.record(z.string(), z.string()).describe('What the feed says beside the text; contacts are left out.'),
    importedAt: time.optional(),
  })
  .meta({ id: 'Listing' });

const jobSummary = z
  .object({
    jobId: id,
    kind: z.enum(['listings-import', 'listings-sync', 'seller-deletion']),
    source: z.enum(['profile', 'url', 'upload']).optional().describe('Of an import: where its file comes from.'),
    state: z.enum(['awaiting-upload', 'queued', 'running', 'done', 'failed']),
    createdAt: time,
    createdBy: z.string().describe('The user who asked for it.'),
    startedAt: time.optional(),
    finishedAt: time.optional(),
    done: z.int().describe('Ads or listings that were dealt with.'),
    total: z.int().optional().describe('Of how many, as soon as that is known.'),
    counts: z
      .record(z.string(), z.int())
      .describe('What became of them: `added`, `changed`, `unchanged`, `leftOut`.')
      .meta({ examples: [{ added: 120, changed: 3, unchanged: 49_877, leftOut: 0 }] }),
    problemCount: z.int(),
    failure: z.object({ code: z.string(), message: z.string() }).optional().describe('Why it failed.'),
  })
  .meta({ id: 'JobSummary' });

const problem = z
  .object({
    line: z.int().optional().describe('Of the file, from 1.'),
    ad: z.string().optional().describe("The ad's `Id` in the file, or its listing."),
    field: z.string().optional(),
    message: z.string(),
  })
  .meta({ id: 'JobProblem' });

const job = jobSummary
  .extend({ problems: z.array(problem).describe('The first hundred; `problemCount` counts them all.') })
  .meta({ id: 'Job' });

const upload = z
  .object({
    method: z.literal('PUT'),
    url: z.string(),
    headers: z.record(z.string(), z.string()).describe('To be sent exactly so.'),
    expiresAt: time,
  })
  .meta({ id: 'Upload' });

const importSource = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('profile') }).describe("The files that Avito's autoload profile names."),
  z
    .strictObject({
      source: z.literal('url'),
      url: z.url({ protocol: /^https?$/, error: 'must be an https or http address' }).max(2_000),
    })
    .describe('A file on the open internet.'),
  z
    .strictObject({
      source: z.literal('upload'),
      sizeBytes: z.int().min(1).max(LARGEST_FILE_BYTES).describe('Exactly; at most 50 MB.'),
    })
    .describe('A file that is then put to the address in the answer; after that the job is to be started.'),
]);

/** Answered by the function `knowledge`. */
export const listingsRoutes = {
  listListings: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/listings',
    access: 'seller-operator',
    summary: "A seller's listings, by words of their titles and by status",
    params: sellerParams,
    query: page.extend({
      query: z.string().max(100).optional().describe('Words that all have to be in the title.'),
      status: z.enum(['active', 'inactive', 'unknown']).optional(),
    }),
    answer: listOf(listingSummary),
  },
  getListing: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/listings/{listingId}',
    access: 'seller-operator',
    summary: 'A listing with its text, its attributes and what the seller says of it',
    params: listingParams,
    answer: listing,
  },
  changeListing: {
    function: 'knowledge',
    method: 'PATCH',
    path: '/sellers/{sellerId}/listings/{listingId}',
    access: 'seller-owner',
    summary: "Change a listing's notes, floor price, mode or text",
    params: listingParams,
    body: z.strictObject({
      notes: z.string().trim().max(4_000).nullable().optional().describe('null takes them back.'),
      floorPrice: roubles.nullable().optional(),
      mode: mode.optional(),
      text: z
        .string()
        .trim()
        .min(1)
        .max(10_000)
        .nullable()
        .optional()
        .describe("The text of the ad in the seller's words; null lets the next import speak again."),
    }),
    answer: listing,
  },
  syncListings: {
    function: 'knowledge',
    method: 'POST',
    path: '/sellers/{sellerId}/listings/sync',
    access: 'seller-owner',
    summary:
      "Read the account's listings from Avito, as a job; one that runs or began within a minute is answered again",
    params: sellerParams,
    answer: z.object({ job }),
    status: 202,
  },
  importListings: {
    function: 'knowledge',
    method: 'POST',
    path: '/sellers/{sellerId}/listings/import',
    access: 'seller-owner',
    summary: 'Take texts and attributes of listings from an Autoload file (XML) or a table (CSV), as a job',
    params: sellerParams,
    body: importSource,
    answer: z.object({ job, upload: upload.optional() }),
    status: 202,
  },
  listJobs: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/jobs',
    access: 'seller-owner',
    summary: 'The jobs of a seller, the newest first; they are forgotten after 30 days',
    params: sellerParams,
    query: page,
    answer: listOf(jobSummary),
  },
  getJob: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/jobs/{jobId}',
    access: 'seller-owner',
    summary: 'How far a job is, and what it could not take in',
    params: jobParams,
    answer: job,
  },
  startUploadedImport: {
    function: 'knowledge',
    method: 'POST',
    path: '/sellers/{sellerId}/jobs/{jobId}/start',
    access: 'seller-owner',
    summary: 'Begin an import whose file has been uploaded; again for one that has begun changes nothing',
    params: jobParams,
    answer: z.object({ job }),
    status: 202,
  },
} as const satisfies Contract;
