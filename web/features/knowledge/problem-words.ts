import { ApiProblem } from '../../../shared/api/client.ts';
import { createTexts } from '../../language/create-texts.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { knownFailure, knownProblem } from './known-problem.ts';

const catalogue = createTexts({
  ru: {
    message: {
      adWithoutId: 'Нет ни Id, ни AvitoId: непонятно, какое это объявление',
      avitoIdWrong: 'Это не номер объявления на Авито, номер не учтён',
      priceWrong: 'Цена — не число, она не учтена',
      textCut: 'Текст длиннее {limit, number} знаков, остаток не взят',
      fieldsCut: 'Полей больше {limit, number}, остальные не взяты',
      adNotClosed: 'Объявление в файле не закрыто',
      adBrokenOff: 'Файл обрывается внутри этого объявления, оно пропущено',
      fileNotClosed: 'В конце файла не хватает закрытия: возможно, часть объявлений потерялась',
      tableBrokenOff: 'С этой строки таблица не читается: кавычка не закрыта',
      adTwice: 'Объявление в файле второй раз, взято первое',
      notYet: 'Авито ещё не знает этого объявления: возможно, оно не опубликовано. Следующий импорт проверит снова',
      sameListing: 'Другая запись файла — это же объявление',
      avitoSilent: 'Авито не говорит, какое это объявление. Добавьте в файл AvitoId',
      noAds: 'Авито не показало ни одного объявления. Ключи должны быть от основного аккаунта, а не от сотрудника',
      firstOnly: 'Прочитаны только первые {limit, number}',
      empty: 'Файл пуст',
      tooLarge: 'Файл больше 50 МБ',
      spreadsheet: 'Это таблица Excel или архив. Сохраните её как CSV или XML',
      encoding: 'Незнакомая кодировка. Сохраните файл в UTF-8',
      archive: 'Архив не распаковывается',
      noTags: 'В файле нет ни одного объявления',
      noLines: 'В таблице нет строк, только названия столбцов',
      noColumn: 'В таблице нет столбца Id или AvitoId: непонятно, о каких она объявлениях',
      entities: 'В файле есть объявления сущностей XML. Автозагрузке они не нужны, уберите их',
      unreadable: 'Файл не похож на файл автозагрузки',
      addressWrong: 'Это не адрес файла в интернете',
      addressSecret: 'В адресе есть имя или пароль. Нужен адрес, который открывается без них',
      addressPort: 'В адресе необычный порт',
      addressNotPublic: 'Этот адрес не открывается из интернета',
      addressRedirected: 'Адрес перенаправляет слишком много раз или в никуда',
      addressUnknown: 'Такого сайта нет',
      serverSaid: 'Сайт с файлом ответил отказом ({status})',
      serverPacks: 'Сайт сжимает файл незнакомым способом',
      notFetched: 'Файл не удалось скачать',
      quotesBroken: 'Непарные кавычки, строка пропущена',
      quotesGivenUp: 'Слишком много строк с непарными кавычками, дальше файл не прочитан',
      tooManyColumns: 'Столбцов больше, чем в первой строке. Тексты с разделителем берут в кавычки',
      lettersLost: 'Часть букв потеряна: файл сохранён не в своей кодировке',
      beforeHeading: 'Текст до первого заголовка пропущен',
      titleOfLine: 'Такое же название уже есть в строке {line}',
      titleTaken: 'Статья с таким названием уже есть и говорит другое. Её можно заменить',
      titleOfSeveral: 'Статей с таким названием несколько: непонятно, какую заменить',
      noRoom: 'Больше не помещается: статей не больше 500 и не больше 1 МБ вместе',
      beaten: 'Эту статью одновременно изменил кто-то другой. Повторите импорт',
      columnMissing: 'Этого столбца нет в первой строке файла',
      columnTwice: 'Этот столбец в первой строке файла дважды',
      controlCharacters: 'Есть недопустимые знаки',
      tooLong: 'Длиннее {limit, number} знаков',
      missing: 'Пусто',
      tooMany: 'Больше {limit, number}',
    },
    failure: {
      nothingFetched: 'Ни один из файлов не подошёл. Почему — ниже.',
      fileGone: 'Файла уже нет. Импортируйте его заново.',
      profileEmpty: 'В автозагрузке на Авито не указан файл. Дайте его адрес или загрузите файл.',
      fileMissing: 'Файл не был загружен. Загрузите его ещё раз.',
      crashed: 'Работа несколько раз оборвалась на одном месте. Сообщите нам, мы разберёмся.',
      ours: 'Ошибка на нашей стороне. Повторите позже.',
      sellerGone: 'Этого магазина больше нет.',
    },
    field: {
      title: 'название',
      text: 'текст',
      tags: 'метки',
      attributes: 'характеристики',
      feed: 'файл {number}',
    },
  },
  en: {
    message: {
      adWithoutId: 'Neither Id nor AvitoId: nobody knows which listing this is',
      avitoIdWrong: 'Not the number of a listing; it was left out',
      priceWrong: 'The price is not a number; it was left out',
      textCut: 'Longer than {limit, number} characters; the rest was left out',
      fieldsCut: 'More than {limit, number} fields; the rest was left out',
      adNotClosed: 'The ad is not closed in the file',
      adBrokenOff: 'The file breaks off inside this ad, which was left out',
      fileNotClosed: 'The file is not closed at its end: ads may be missing',
      tableBrokenOff: 'From this line on the table cannot be read: a quotation mark is not closed',
      adTwice: 'The ad is in the file a second time; the first one counts',
      notYet: 'Avito does not know this ad yet: it may not be published. The next import asks again',
      sameListing: 'Another ad of the file is the same listing',
      avitoSilent: 'Avito does not say which listing this is. Add AvitoId to the file',
      noAds: 'Avito lists no ads. The keys must be those of the main account, not of an employee',
      firstOnly: 'Only the first {limit, number} were read',
      empty: 'The file is empty',
      tooLarge: 'The file is larger than 50 MB',
      spreadsheet: 'This is a spreadsheet or an archive. Save it as CSV or XML',
      encoding: 'Unknown encoding. Save the file in UTF-8',
      archive: 'The archive cannot be unpacked',
      noTags: 'There is no ad in the file',
      noLines: 'The table has column names only, and no lines',
      noColumn: 'The table has no column Id or AvitoId: nobody knows which listings it is about',
      entities: 'The file declares XML entities. No feed needs them: take them out',
      unreadable: 'The file does not look like an Autoload file',
      addressWrong: 'This is not the address of a file on the web',
      addressSecret: 'The address holds a name or a password. Give one that opens without',
      addressPort: 'The address names an unusual port',
      addressNotPublic: 'The address cannot be opened from the internet',
      addressRedirected: 'The address redirects too often, or to nowhere',
      addressUnknown: 'There is no such site',
      serverSaid: 'The site of the file refused ({status})',
      serverPacks: 'The site packs the file in an unknown way',
      notFetched: 'The file could not be fetched',
      quotesBroken: 'Quotation marks do not pair; the line was left out',
      quotesGivenUp: 'Too many lines with quotation marks that do not pair; the rest was not read',
      tooManyColumns: 'More columns than the first line has. Quote texts that hold the separator',
      lettersLost: 'Letters were lost: the file was saved in another encoding',
      beforeHeading: 'The text before the first heading was left out',
      titleOfLine: 'Line {line} has the same title',
      titleTaken: 'There is an article of this title that says something else. It can be replaced',
      titleOfSeveral: 'Several articles have this title: nobody knows which to replace',
      noRoom: 'No room left: at most 500 articles, and 1 MB together',
      beaten: 'Somebody else changed this article at the same moment. Import again',
      columnMissing: 'This column is missing in the first line',
      columnTwice: 'This column is there twice in the first line',
      controlCharacters: 'There are characters that are not allowed',
      tooLong: 'Longer than {limit, number} characters',
      missing: 'Empty',
      tooMany: 'More than {limit, number}',
    },
    failure: {
      nothingFetched: 'None of the files could be used. The reasons are below.',
      fileGone: 'The file is gone. Import it again.',
      profileEmpty: 'Avito’s Autoload names no file. Give its address or upload it.',
      fileMissing: 'The file was not uploaded. Upload it again.',
      crashed: 'The work broke off several times at the same place. Tell us, we will look into it.',
      ours: 'An error on our side. Try again later.',
      sellerGone: 'This shop is gone.',
    },
    field: { title: 'title', text: 'text', tags: 'tags', attributes: 'attributes', feed: 'file {number}' },
  },
});

/** What an import could not take in, for people. Messages that are not known are shown as they are. */
export function problemWords(message: string): string {
  const t = catalogue.texts();
  const problem = knownProblem(message);
  return problem === undefined
    ? message
    : t(`message.${problem.key}`, { ...problem.values, line: String(problem.values.line) });
}

export function fieldWords(field: string): string {
  const t = catalogue.texts();
  const feed = /^feed (\d+)$/.exec(field)?.[1];
  if (feed !== undefined) return t('field.feed', { number: feed });
  const key = `field.${field}` as 'field.title';
  return t.has(key) ? t(key) : field;
}

/** Why a job failed: by its code where we have words for it, else by those of Avito's problems or its own message. */
export function failureWords({ code, message }: { code: string; message: string }): string {
  const failure = knownFailure(code);
  if (failure !== undefined) return catalogue.texts()(`failure.${failure}`);
  if (knownProblem(message) !== undefined) return problemWords(message);
  return code.startsWith('import-') ? message : problemText(new ApiProblem(502, { code, detail: message }, null));
}

/** Of a request that was refused: what is wrong with the file, where the server says so, else the common words. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return problemText(error);
  // A header's fields are columns: they are named as they have to stand in the file.
  const nameOf = error.code === 'import-header-invalid' ? (field: string) => field : fieldWords;
  return error.errors.map(({ field, message }) => `${nameOf(field)}: ${lowered(problemWords(message))}`).join('; ');
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
