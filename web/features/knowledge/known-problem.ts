/** What imports say to machines and to programmers, and by which of our texts it is said to people. */
const known = [
  ['adWithoutId', /^the ad has neither Id nor AvitoId/],
  ['avitoIdWrong', /^is not the number of a listing/],
  ['priceWrong', /^is not a number and was left out$/],
  ['textCut', /^is longer than (?<limit>\d+) characters; the rest was left out$/],
  ['fieldsCut', /^there are more than (?<limit>\d+) fields; the rest was left out$/],
  ['adNotClosed', /^the ad is not closed$/],
  ['adBrokenOff', /^the file breaks off inside this ad/],
  ['fileNotClosed', /^the file is not closed at its end/],
  ['tableBrokenOff', /^from this line on the table cannot be read/],
  ['adTwice', /^the ad is in the file a second time/],
  ['notYet', /^Avito knows no listing for this ad/],
  ['sameListing', /^another ad of the file is the same listing$/],
  ['avitoSilent', /^Avito does not say which listing this ad is/],
  ['noAds', /^Avito lists no ads for this account/],
  ['firstOnly', /^only the first (?<limit>\d+) were read$/],
  ['empty', /^the file is empty$/],
  ['tooLarge', /^the file is larger than 50 MB$/],
  ['spreadsheet', /^the file is a spreadsheet or an archive/],
  ['encoding', /^the file declares an encoding nobody here reads/],
  ['archive', /^the file cannot be unpacked$/],
  ['noTags', /^the file has no ads: there is no <Ad> in it$/],
  ['noLines', /^the table has no lines below the names of its columns$/],
  ['noColumn', /^the table has no column Id or AvitoId/],
  ['entities', /^the file declares entities of its own/],
  ['unreadable', /^(?:the elements of the file are nested too deeply|a part of the file has no end)/],
  ['addressWrong', /^(?:this is not the address of a file on the web|the address must begin with https)/],
  ['addressSecret', /^the address holds a name or a password/],
  ['addressPort', /^the address names an unusual port$/],
  ['addressNotPublic', /^the address does not lead to the public internet$/],
  ['addressRedirected', /^the address is redirected (?:too often|to nowhere)$/],
  ['addressUnknown', /^the name in the address is not known$/],
  ['serverSaid', /^the server of the file answered with status (?<status>\d+)$/],
  ['serverPacks', /^the server packs the file/],
  ['notFetched', /^the file could not be fetched/],
  ['quotesBroken', /^the quotation marks of this line do not pair/],
  ['quotesGivenUp', /^too many lines with quotation marks that do not pair/],
  ['tooManyColumns', /^has more columns than the header row/],
  ['lettersLost', /^holds letters that were lost/],
  ['beforeHeading', /^stands before the first heading/],
  ['titleOfLine', /^is the title of line (?<line>\d+) too$/],
  ['titleTaken', /^is the title of an article that says something else$/],
  ['titleOfSeveral', /^is the title of several articles$/],
  ['noRoom', /^a seller has at most \d+ articles of \d+ bytes together$/],
  ['beaten', /^somebody else has written this article at the same moment/],
  ['columnMissing', /^is missing in the header row$/],
  ['columnTwice', /^is there twice in the header row$/],
  ['controlCharacters', /^must (?:not hold control characters|be one line without control characters)$/],
  ['tooLong', /^Too big: expected string to have <=(?<limit>\d+) characters$/],
  ['missing', /^Too small: expected string to have >=1 characters$/],
  ['tooMany', /^Too big: expected array to have <=(?<limit>\d+) items$/],
] as const satisfies [string, RegExp][];

export type KnownProblem = (typeof known)[number][0];

/** What an import's message means, with the numbers in it; `undefined` for one that is shown as it is. */
export function knownProblem(
  message: string,
): { key: KnownProblem; values: { limit: number; line: number; status: string } } | undefined {
  for (const [key, pattern] of known) {
    const { groups = {} } = pattern.exec(message) ?? {};
    if (!pattern.test(message)) continue;
    const { limit = '0', line = '0', status = '' } = groups;
    return { key, values: { limit: Number(limit), line: Number(line), status } };
  }
  return undefined;
}

const failures = new Map<string, KnownFailure>([
  ['import-nothing-fetched', 'nothingFetched'],
  ['import-file-gone', 'fileGone'],
  ['import-profile-empty', 'profileEmpty'],
  ['import-file-missing', 'fileMissing'],
  ['job-crashed', 'crashed'],
  ['internal-error', 'ours'],
  ['seller-unknown', 'sellerGone'],
]);
export type KnownFailure =
  | 'nothingFetched'
  | 'fileGone'
  | 'profileEmpty'
  | 'fileMissing'
  | 'crashed'
  | 'ours'
  | 'sellerGone';

/** Why a job failed, where its code tells enough; others are told by their message. */
export function knownFailure(code: string): KnownFailure | undefined {
  return failures.get(code);
}
