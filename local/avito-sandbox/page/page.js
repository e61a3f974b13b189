import { byId, element } from './element.js';
import { faultPanel } from './fault-panel.js';
import { listingList, statusChip } from './listing-list.js';
import { messageKinds, phrases } from './message-kinds.js';
import { createMessageLog } from './message-log.js';
import * as sandbox from './sandbox-api.js';

const state = {
  accounts: [],
  listings: [],
  buyers: [],
  buyerId: undefined,
  listing: undefined,
  chatId: undefined,
  messages: [],
  deliveries: new Map(),
  unseen: new Set(),
};

const log = createMessageLog(byId('messages'));
const writesAsSeller = () => byId('as-seller').checked;
const report = (problem) => {
  byId('error').textContent = problem?.message ?? '';
};

function showListings() {
  const { accounts, listings, listing, unseen } = state;
  byId('listings').replaceChildren(
    ...listingList({ accounts, listings, chosenId: listing?.id, unseen, onChoose: choose }),
  );
}

function showCard() {
  const { listing } = state;
  if (listing === undefined) {
    byId('card').replaceChildren(element('p', { class: 'hint' }, 'Выберите объявление слева, чтобы начать чат.'));
    return;
  }
  byId('card').replaceChildren(
    element('img', { src: `/listing-images/${listing.id}`, alt: '', width: 64, height: 48 }),
    element(
      'div',
      { class: 'about' },
      element('span', { class: 'title' }, listing.title),
      element('span', { class: 'row' }, element('span', { class: 'price' }, listing.priceText), statusChip(listing)),
      element(
        'details',
        {},
        element('summary', {}, 'Описание'),
        element('p', {}, listing.description || 'Без описания'),
      ),
    ),
  );
}

function showMessages() {
  const { chatId, messages, deliveries, listing } = state;
  const invitation = listing ? 'Здесь пока пусто. Спросите продавца о товаре.' : 'Чат откроется здесь.';
  log.show({ chatId, messages, deliveries, invitation });
  byId('phrases').hidden = listing === undefined || messages.length > 0;
}

function showComposer() {
  const canWrite = state.listing !== undefined && (!writesAsSeller() || state.chatId !== undefined);
  for (const control of byId('composer').querySelectorAll('textarea, .send, #image')) control.disabled = !canWrite;
  document.body.dataset.as = writesAsSeller() ? 'seller' : 'buyer';
  byId('text').placeholder = placeholder();
}

function placeholder() {
  if (!writesAsSeller()) return 'Сообщение';
  return state.chatId === undefined ? 'Сначала покупатель должен написать' : 'Ответ от магазина';
}

async function showFaults() {
  const active = await sandbox.faults();
  const total = active.api.length + active.webhooks.length;
  const times = byId('faults').querySelector('select')?.value;
  byId('faults').replaceChildren(...faultPanel({ active, onClose: () => toggleFaults(false), report }));
  if (times) byId('faults').querySelector('select').value = times;
  byId('faults-count').textContent = String(total);
  byId('faults-count').hidden = total === 0;
}

function toggleFaults(isOpen) {
  byId('faults').hidden = !isOpen;
  byId('faults-toggle').setAttribute('aria-expanded', String(isOpen));
}

async function choose(listing) {
  state.listing = listing;
  state.unseen.delete(listing.id);
  document.body.dataset.screen = 'chat';
  await loadChat();
  if (matchMedia('(min-width: 760px)').matches) byId('text').focus();
}

async function loadChat() {
  const { listing, buyerId } = state;
  const chats = listing ? await sandbox.chatsOf(listing.ownerId) : [];
  const chat = chats.find((candidate) => candidate.listingId === listing.id && candidate.counterpartId === buyerId);
  state.chatId = chat?.id;
  await loadMessages();
  showListings();
  showCard();
}

async function loadMessages() {
  const { chatId } = state;
  const messages = chatId === undefined ? [] : await sandbox.messagesOf(chatId);
  if (chatId !== state.chatId) return;
  state.messages = messages;
  showMessages();
  showComposer();
  await readAsBuyer();
}

async function readAsBuyer() {
  const isUnread = state.messages.some(({ author, readAt }) => author !== 'buyer' && readAt === null);
  if (isUnread && state.chatId && !writesAsSeller() && document.visibilityState === 'visible')
    await sandbox.markRead(state.chatId);
}

async function say(message) {
  const { listing, buyerId, chatId } = state;
  if (listing === undefined) return;
  if (chatId !== undefined) await sandbox.write(chatId, message);
  else if (message.as === 'buyer') {
    const { as, ...said } = message;
    const opened = await sandbox.openChat({ listingId: listing.id, buyerId, ...said });
    state.chatId = opened.chatId;
  }
  await loadMessages();
  log.scrollToEnd();
}

const attempt = (work) => work().then(() => report(), report);

async function sendText() {
  const text = byId('text').value.trim();
  if (text === '') return;
  byId('text').value = '';
  fitText();
  try {
    await say({ as: writesAsSeller() ? 'seller' : 'buyer', text });
  } catch (problem) {
    byId('text').value ||= text;
    throw problem;
  }
}

async function sendImage() {
  const [file] = byId('image').files;
  byId('image').value = '';
  if (file === undefined) return;
  const imageId = await sandbox.uploadImage(file);
  await say({ as: writesAsSeller() ? 'seller' : 'buyer', body: { type: 'image', imageId } });
}

function fitText() {
  const box = byId('text');
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}

function heard(type, event) {
  if (type === 'hello') return attempt(loadAll);
  if (type === 'settings') return attempt(showFaults);
  if (type === 'delivery') {
    state.deliveries.set(event.messageId, event);
    if (event.chatId === state.chatId) showMessages();
    return undefined;
  }
  if (event.chatId === state.chatId) return attempt(loadMessages);
  if (type === 'message' && event.buyerId === state.buyerId) return heardElsewhere(event);
  return undefined;
}

function heardElsewhere({ listingId, message }) {
  if (listingId === state.listing?.id) return attempt(loadChat);
  if (message.author === 'seller') state.unseen.add(listingId);
  showListings();
  return undefined;
}

async function loadAll() {
  const [accounts, listings, buyers, deliveries] = await Promise.all([
    sandbox.accounts(),
    sandbox.listings(),
    sandbox.buyers(),
    sandbox.deliveries(),
  ]);
  Object.assign(state, { accounts, listings, buyers });
  state.deliveries = new Map(deliveries.map((delivery) => [delivery.messageId, delivery]).reverse());
  state.buyerId ??= buyers[0]?.id;
  state.listing &&= listings.find(({ id }) => id === state.listing.id);
  byId('buyer').replaceChildren(...buyers.map(({ id, name }) => element('option', { value: id }, name)));
  byId('buyer').value = String(state.buyerId);
  await Promise.all([loadChat(), showFaults()]);
}

function wire() {
  byId('buyer').addEventListener('change', () => {
    state.buyerId = Number(byId('buyer').value);
    state.unseen.clear();
    attempt(loadChat);
  });
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(sendText);
  });
  byId('text').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    attempt(sendText);
  });
  byId('text').addEventListener('input', fitText);
  byId('image').addEventListener('change', () => attempt(sendImage));
  byId('as-seller').addEventListener('change', showComposer);
  byId('back').addEventListener('click', () => {
    document.body.dataset.screen = 'listings';
  });
  byId('faults-toggle').addEventListener('click', () => toggleFaults(byId('faults').hidden));
  document.addEventListener('visibilitychange', () => attempt(readAsBuyer));
  document.addEventListener('click', ({ target }) => {
    if (!byId('more').contains(target)) byId('more').open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') byId('more').open = false;
  });
  byId('phrases').append(
    ...phrases.map((text) =>
      element('button', { type: 'button', onclick: () => attempt(() => say({ as: 'buyer', text })) }, text),
    ),
  );
  byId('kinds').append(...messageKinds.map(kindButton));
}

function kindButton({ label, make }) {
  const onclick = () => {
    byId('more').open = false;
    const message = make(state.listing, byId('text').value.trim());
    if (message.body?.says) {
      byId('text').value = '';
      fitText();
    }
    attempt(() => say(message));
  };
  return element('button', { type: 'button', onclick }, label);
}

wire();
showMessages();
showCard();
showComposer();
sandbox.listen(heard);
