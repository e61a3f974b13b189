import { readStage } from '../../../lib/stage.ts';
import type { LanguageModel, Prompt, Usage } from '../../../shared/ai/language-model.ts';
import { CONSULTANT_INSTRUCTION } from '../../../shared/ai/prompts/consultant/instruction.ts';
import { readDialogues } from '../../eval/data/read-data.ts';
import { openModel } from '../../eval/model/open-model.ts';
import { playAll } from '../../eval/play/play-all.ts';
import type { Figure, Row } from '../figure.ts';
import { median, percentile, sum } from '../statistics.ts';

const barTokens = 3_000;
const barUsd = 1;

interface Asked {
  prompt: Prompt;
  usage: Usage | undefined;
}

/** What a reply costs at the model: the dialogues of the evaluation, played with the stand-in, which counts a token for three characters. */
export const promptTokensRow: Row = {
  name: 'prompt-tokens',
  async measure() {
    const { model, name, close } = await openModel({});
    const asked: Asked[] = [];
    const noting: LanguageModel = {
      async answer(prompt) {
        const answer = await model.answer(prompt);
        asked.push({ prompt, usage: answer.usage });
        return answer;
      },
    };
    const played = await playAll(readDialogues({}), { model: noting, runs: 1, atOnce: 4, now: Date.now });
    await close();
    const turns = played.flatMap(({ plays }) => plays.flatMap((play) => play.turns));
    const replies = turns.filter(({ inputTokens }) => inputTokens > 0).length;
    return [tokensFigure(asked, { turns: turns.length, replies }), costFigure(asked, replies, name)];
  },
};

function tokensFigure(asked: Asked[], { turns, replies }: { turns: number; replies: number }): Figure {
  const tokens = asked.flatMap(({ usage }) => usage?.inputTokens ?? []);
  const p95 = percentile(tokens, 0.95);
  const instruction = tokensIn(CONSULTANT_INSTRUCTION);
  return {
    what: "prompt's tokens per reply",
    measured: `p50 ${median(tokens)}, p95 ${p95}`,
    bar: `p95 < ${barTokens}`,
    isReached: p95 < barTokens,
    baseline: `${instruction} (the instruction alone)`,
    notes: [
      `${replies} of ${turns} turns of the evaluation's dialogues came to the model, the stand-in, which counts a token for three characters.`,
      `p50 of the parts: instruction ${instruction}, guidance ${partOf(asked, 'guidance')}, facts ${partOf(asked, 'facts')}, the buyer's turn ${partOf(asked, 'buyer_messages')}. The longest prompt has ${Math.max(...tokens)}.`,
    ],
  };
}

function costFigure(asked: Asked[], replies: number, model: string): Figure {
  const usages = asked.flatMap(({ usage }) => usage ?? []);
  const usd = sum(usages.map(({ costMicroUsd }) => costMicroUsd)) / replies / 1_000;
  const outputTokens = sum(usages.map((usage) => usage.outputTokens)) / usages.length;
  return {
    what: `the model's cost of 1,000 replies, ${model}`,
    measured: `$${usd.toFixed(2)}`,
    bar: `< $${barUsd.toFixed(2)}`,
    isReached: usd < barUsd,
    baseline: `$${instructionUsd(model).toFixed(2)} (the instruction alone, no answer)`,
    notes: [
      `By the price table, without a discount for prompts that begin alike. ${asked.length - replies} turns were asked about twice. The stand-in's answers have ${outputTokens.toFixed(0)} tokens on average; a model that fills each field writes about 150, which is $0.20 more.`,
    ],
  };
}

/** Of a thousand. */
function instructionUsd(model: string): number {
  const read = readStage('local', {});
  const price = 'stage' in read ? read.stage.gemini.prices[model] : undefined;
  if (price === undefined) throw new Error(`${model} has no price`);
  return (tokensIn(CONSULTANT_INSTRUCTION) * price.inputUsdPerMillion) / 1_000;
}

function partOf(asked: Asked[], tag: string): number {
  return median(asked.map(({ prompt }) => tokensIn(between(prompt.turns.at(-1)?.text ?? '', tag))));
}

function between(text: string, tag: string): string {
  const start = text.lastIndexOf(`<${tag}>`);
  return start === -1 ? '' : text.slice(start, text.indexOf(`</${tag}>`, start));
}

function tokensIn(text: string): number {
  return Math.ceil(text.length / 3);
}
