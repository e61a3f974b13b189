import * as z from 'zod';
import { scenarioFields } from '../evaluation/scenario.ts';
import { ABOUT_ONE_LISTING, isAboutOneListing } from '../evaluation/situation.ts';
import { settingsChangeSchema } from '../sellers/settings.ts';
import { id, listOf, page, sellerParams, time } from './fields.ts';
import { triedReply } from './playground-routes.ts';
import type { Contract } from './route.ts';

const { listingId, listing, terms, at, ...required } = scenarioFields;
const optional = {
  listingId: listingId.optional(),
  listing: listing.optional(),
  terms: terms.optional(),
  at: at.optional(),
};

const scenario = z
  .object({
    scenarioId: z.string(),
    ...required,
    ...optional,
    version: z.int().describe('Counts the changes.'),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: 'Scenario' });

const newScenario = z.strictObject({ ...required, ...optional }).refine(isAboutOneListing, ABOUT_ONE_LISTING);

const scenarioChange = z
  .strictObject({
    ...z.object(required).partial().shape,
    listingId: listingId
      .nullable()
      .optional()
      .describe('Takes the place of `listing`; `null`: about no listing of his.'),
    listing: listing.nullable().optional().describe('Takes the place of `listingId`; `null`: about none.'),
    terms: terms.nullable().optional(),
    at: at.nullable().optional(),
  })
  .refine((change) => change.listingId === undefined || change.listing === undefined, ABOUT_ONE_LISTING);

const run = z
  .object({
    runId: z.string(),
    startedAt: time,
    finishedAt: time.optional().describe('Absent while scenarios are left.'),
    startedBy: z.string().describe('The user.'),
    isTrial: z.boolean().describe('With settings that were only tried.'),
    promptVersion: z.string().optional(),
    total: z.int(),
    passed: z.int(),
    failed: z.array(z.string()).describe('The scenarios that did.'),
    costMicroUsd: z.number(),
  })
  .meta({ id: 'ScenarioRun' });

const result = z
  .object({
    scenarioId: z.string(),
    name: z.string(),
    isPassed: z.boolean(),
    failures: z
      .array(
        z.object({
          check: z.enum(['listing', 'outcome', 'reason', 'says', 'says-not', 'amounts', 'language', 'length', 'form']),
          detail: z.string().describe('What was expected, and what was there instead.'),
        }),
      )
      .describe('Beside what was asked: amounts must be known ones, and the text plain.'),
    answer: triedReply.optional().describe('Absent where the listing is not known any more.'),
  })
  .meta({ id: 'ScenarioResult' });

const runRequest = z.strictObject({
  scenarioIds: z.array(id).min(1).max(200).optional().describe('Only these; all where it is left out.'),
  settings: settingsChangeSchema
    .optional()
    .describe('As if the settings were changed so: to see what breaks before it is done. Nothing is kept of it.'),
  cursor: z.string().max(2_000).optional().describe('With the same scenarios and settings as before.'),
});

const scenarioParams = sellerParams.extend({ scenarioId: id });

/** Answered by the function `playground`. */
export const scenariosRoutes = {
  listScenarios: {
    function: 'playground',
    method: 'GET',
    path: '/sellers/{sellerId}/scenarios',
    access: 'seller-operator',
    summary: "Lists a seller's scenarios: situations, and what must be true of the bot's answer",
    params: sellerParams,
    query: page,
    answer: listOf(scenario),
  },
  createScenario: {
    function: 'playground',
    method: 'POST',
    path: '/sellers/{sellerId}/scenarios',
    access: 'seller-owner',
    summary: 'Adds a scenario; a seller has at most 200',
    params: sellerParams,
    body: newScenario,
    answer: scenario,
    status: 201,
  },
  runScenarios: {
    function: 'playground',
    method: 'POST',
    path: '/sellers/{sellerId}/scenarios/run',
    access: 'seller-owner',
    summary: 'Runs scenarios, all or some, as things are or with other settings; go on with nextCursor',
    params: sellerParams,
    body: runRequest,
    answer: z.object({
      run: run.describe('So far.'),
      items: z.array(result),
      nextCursor: z.string().optional(),
    }),
  },
  listScenarioRuns: {
    function: 'playground',
    method: 'GET',
    path: '/sellers/{sellerId}/scenarios/runs',
    access: 'seller-operator',
    summary: 'How the last 20 runs went, the newest first',
    params: sellerParams,
    answer: listOf(run),
  },
  getScenario: {
    function: 'playground',
    method: 'GET',
    path: '/sellers/{sellerId}/scenarios/{scenarioId}',
    access: 'seller-operator',
    summary: 'Shows a scenario',
    params: scenarioParams,
    answer: scenario,
  },
  changeScenario: {
    function: 'playground',
    method: 'PATCH',
    path: '/sellers/{sellerId}/scenarios/{scenarioId}',
    access: 'seller-owner',
    summary: 'Changes what is given of a scenario; messages and expectations are replaced whole',
    params: scenarioParams,
    body: scenarioChange,
    answer: scenario,
  },
  deleteScenario: {
    function: 'playground',
    method: 'DELETE',
    path: '/sellers/{sellerId}/scenarios/{scenarioId}',
    access: 'seller-owner',
    summary: 'Removes a scenario',
    params: scenarioParams,
  },
} as const satisfies Contract;
