import * as z from 'zod';
import { isTimeZone, USUAL_TIME_ZONE } from './time-zone.ts';
import { daySchema } from './working-hours.ts';

/** No control characters: these texts reach the model's instructions and people's screens. */
const shortText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u, 'must be one line');

const percent = z.number().min(0).max(100);

const personaFields = {
  name: shortText(40).describe('What the bot is called; empty: it has no name.'),
  tone: z.enum(['friendly', 'businesslike', 'brief']).describe('How it speaks.'),
};

const workingHoursFields = {
  isAlways: z.boolean().describe('The shop never closes; the days say nothing then.'),
  monday: daySchema,
  tuesday: daySchema,
  wednesday: daySchema,
  thursday: daySchema,
  friday: daySchema,
  saturday: daySchema,
  sunday: daySchema,
};

const bargainingFields = {
  isAllowed: z.boolean(),
  floorPercent: percent.describe(
    "The lowest price, in percent of the listing's; a listing's own floor price comes before it. 100: no discount, 0: any price.",
  ),
  stepPercent: percent.describe("How far one offer goes below the one before, in percent of the listing's price."),
  rounds: z.int().min(0).max(10).describe('How many offers one chat gets. 0: none.'),
};

/** Each setting without its default. */
const fields = {
  mode: z
    .enum(['off', 'draft', 'auto'])
    .describe('`off` only collects, `draft` suggests and a person sends, `auto` answers by itself.'),
  instructions: z
    .string()
    .max(8_000)
    .describe("What the bot should know and keep to, in the seller's words, a rule a line. Part of what it may state."),
  trade: z
    .enum(['goods', 'cars', 'parts', 'services', 'real-estate', 'jobs'])
    .describe('What the seller trades in: what a talk leads to, and what is never promised in it.'),
  language: z
    .enum(['auto', 'ru', 'en', 'kk', 'uz', 'tg', 'ky', 'hy', 'tr', 'zh'])
    .describe("The language of answers; `auto` is the buyer's."),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'must be a time zone of the IANA list, such as Europe/Moscow')
    .describe("By whose clock hours and days are meant: the seller's, as the IANA list names it."),
  outsideHours: z
    .enum(['answer', 'draft', 'hand-off', 'silent'])
    .describe(
      'What the seller wants outside working hours: answers as always, suggestions only, a call for a person, or nothing.',
    ),
  waitSeconds: z
    .int()
    .min(0)
    .max(60)
    .describe('The patience with a buyer who may still be writing. `null`: it follows what he wrote.'),
  takeoverMinutes: z.int().min(1).max(10_080).describe("How long the bot stays quiet after a person's last message."),
  // A bot that wakes up must not answer last week's chats (avito-api 5, pitfall 5).
  ageGateMinutes: z.int().min(1).max(1_440).describe('Older messages are not answered.'),
  areContactsAllowed: z
    .boolean()
    .describe("Whether a reply may hold a phone number or a link that is not Avito's own."),
  areImagesShown: z
    .boolean()
    .describe(
      "Whether the model sees buyers' pictures: they go to Google as they are. Off, or a picture alone: a person looks at it.",
    ),
  isVoiceTranscribed: z
    .boolean()
    .describe(
      "Whether the model writes down buyers' voice messages, which are answered as if typed: they go to Google as they are. Off: a person listens.",
    ),
  handOffWords: z
    .array(shortText(60).min(2))
    .max(100)
    .describe('Words or phrases of a buyer that are a matter for a person. `жалоб*` stands for all that begins so.'),
  dailyCeilingMicroUsd: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .describe("What the model may cost in a day of the seller's, in millionths of a US dollar. `null`: no ceiling."),
  retentionDays: z
    .int()
    .min(0)
    .max(3_650)
    .describe(
      'After so many days what was said goes, and after as many days of silence the chat with it. 0: it stays until somebody erases it. Holds for what is written from then on.',
    ),
  chatTypes: z
    .array(z.enum(['u2i', 'u2u', 'a2u']))
    .max(3)
    .describe("`u2i` chats are about a listing, `u2u` about a profile, `a2u` are Avito's own."),
};

/** What every day is like until the seller says otherwise: closed, which matters only once `isAlways` is off. */
const day = daySchema.default([]);

/**
 * What a seller decides about the bot. One document, complete by its defaults: an empty object is a valid seller whose
 * bot suggests answers and sends none, and a document of an older form gets what is new by its default.
 *
 * The ceiling is in the money the model is billed in, and in the unit its cost is counted in: the product knows no rate
 * of exchange, and a ceiling in roubles would move with it.
 */
export const sellerSettingsSchema = z.object({
  mode: fields.mode.default('draft'),
  persona: z
    .object({ name: personaFields.name.default(''), tone: personaFields.tone.default('friendly') })
    .prefault({}),
  instructions: fields.instructions.default(''),
  trade: fields.trade.default('goods'),
  language: fields.language.default('auto'),
  timeZone: fields.timeZone.default(USUAL_TIME_ZONE),
  workingHours: z
    .object({
      isAlways: workingHoursFields.isAlways.default(true),
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: day,
      sunday: day,
    })
    .prefault({}),
  outsideHours: fields.outsideHours.default('answer'),
  waitSeconds: fields.waitSeconds.nullable().default(null),
  takeoverMinutes: fields.takeoverMinutes.default(30),
  ageGateMinutes: fields.ageGateMinutes.default(15),
  bargaining: z
    .object({
      isAllowed: bargainingFields.isAllowed.default(false),
      floorPercent: bargainingFields.floorPercent.default(100),
      stepPercent: bargainingFields.stepPercent.default(0),
      rounds: bargainingFields.rounds.default(0),
    })
    .prefault({}),
  areContactsAllowed: fields.areContactsAllowed.default(false),
  // A voice or a picture cannot be masked as a text is, and leaves the country: the seller says yes to that, nobody else.
  areImagesShown: fields.areImagesShown.default(false),
  isVoiceTranscribed: fields.isVoiceTranscribed.default(false),
  handOffWords: fields.handOffWords.default([]),
  dailyCeilingMicroUsd: fields.dailyCeilingMicroUsd.nullable().default(null),
  retentionDays: fields.retentionDays.default(365),
  chatTypes: fields.chatTypes.default(['u2i']),
});
export type SellerSettings = z.infer<typeof sellerSettingsSchema>;

type Resettable<S extends z.core.$ZodShape> = { [Name in keyof S]: z.ZodOptional<z.ZodNullable<S[Name]>> };

/** Every field may be left out, or be `null`. */
function changeOf<S extends Record<string, z.ZodType>>(shape: S): z.ZodObject<Resettable<S>, z.core.$strict> {
  const changes = Object.entries(shape).map(([name, field]) => [name, field.nullable().optional()]);
  // The names and fields are those of the shape; `fromEntries` forgets it.
  return z.strictObject(Object.fromEntries(changes) as Resettable<S>);
}

/** A change of settings, after RFC 7396: what is named is changed, `null` brings the default back, lists are replaced whole. */
export const settingsChangeSchema = changeOf({
  ...fields,
  persona: changeOf(personaFields),
  workingHours: changeOf(workingHoursFields),
  bargaining: changeOf(bargainingFields),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
