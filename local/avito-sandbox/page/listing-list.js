import { element } from './element.js';

const statuses = {
  active: 'Активно',
  old: 'Завершено',
  removed: 'Снято',
  blocked: 'Заблокировано',
  rejected: 'Отклонено',
};

export const isActive = (listing) => listing.status === 'active';

export function statusChip(listing) {
  return element(
    'span',
    { class: `chip ${isActive(listing) ? 'good' : 'gone'}` },
    statuses[listing.status] ?? listing.status,
  );
}

/** Shops with their listings; a dot tells of answers that were not looked at. */
export function listingList({ accounts, listings, chosenId, unseen, onChoose }) {
  return accounts.map((account) =>
    element(
      'section',
      {},
      element(
        'h2',
        {},
        account.name,
        ...remarks(account).map((remark) => element('span', { class: 'chip gone' }, remark)),
      ),
      ...listings
        .filter(({ ownerId }) => ownerId === account.id)
        .map((listing) =>
          listingButton(listing, { isChosen: listing.id === chosenId, isUnseen: unseen.has(listing.id), onChoose }),
        ),
    ),
  );
}

/** Why nobody would answer in this shop's chats. */
function remarks({ hasMessenger, isHeard }) {
  if (!hasMessenger) return ['без API мессенджера: ответ 402'];
  return isHeard ? [] : ['помощник не подключён'];
}

function listingButton(listing, { isChosen, isUnseen, onChoose }) {
  return element(
    'button',
    {
      type: 'button',
      class: `listing${isActive(listing) ? '' : ' faded'}`,
      'data-testid': `listing-${listing.id}`,
      'aria-current': isChosen ? 'true' : undefined,
      onclick: () => onChoose(listing),
    },
    element('img', { src: `/listing-images/${listing.id}`, alt: '', width: 56, height: 42 }),
    element(
      'span',
      { class: 'about' },
      element('span', { class: 'title' }, listing.title),
      element(
        'span',
        { class: 'row' },
        element('span', { class: 'price' }, listing.priceText),
        isActive(listing) ? '' : statusChip(listing),
      ),
    ),
    isUnseen
      ? element('span', { class: 'dot', title: 'Новый ответ' }, element('span', { class: 'unseen' }, 'новый ответ'))
      : '',
  );
}
