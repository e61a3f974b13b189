import { readPhrases } from '../phrases.ts';
import type { Matter } from './matter.ts';

/** That the seller should call. Whether one may call the seller is another question: the facts say whether a number is given out. */
export const CALL_WANTED: Matter[] = [
  {
    needs: [
      readPhrases(`
        ~перезвоните|перезвони|позвоните|позваните|пазвоните|позвони|звоните|звони|звякните|наберите|набирите|набери|~созвонимся|~созвониться|созвонитесь
        можете|сможете|могли|прошу|просьба|просим .. ~перезвонить|~позвонить|набрать
        жду|ждем|ожидаю|ждать .. звонка|звонок|звоночка
        ~свяжитесь .. мной|мною|нами
        давайте|лучше|удобнее .. по телефону|голосом
        поговорить|обсудить|пообщаться .. по телефону|голосом
        call me
        me a call
      `),
    ],
    unless: readPhrases(`
      не .. звони*|звонить|набира*|перезвани*|позвони*
      без звонк*
    `),
  },
];
