import { element } from './element.js';
import { dayOf, messageBubble } from './message-bubble.js';

/**
 * Shows a chat's messages in `box`. What has not changed stays the same element: nothing flickers, and a screen reader hears only what is new.
 */
export function createMessageLog(box) {
  const known = new Map();
  let shownChatId;
  /** Whether the reader is at the end, and wants to stay there when a picture loads or a message comes. */
  let isAtEnd = true;

  const scrollToEnd = () => {
    isAtEnd = true;
    box.scrollTop = box.scrollHeight;
  };
  const stay = () => isAtEnd && scrollToEnd();
  // A scroll downwards never ends the wish to stay: the box may have grown since it was asked for.
  let lastTop = 0;
  box.addEventListener('scroll', () => {
    const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    if (isNear || box.scrollTop < lastTop) isAtEnd = isNear;
    lastTop = box.scrollTop;
  });
  // Loading does not bubble: it is heard on the way down.
  box.addEventListener('load', stay, true);
  new ResizeObserver(stay).observe(box);

  const nodeOf = (id, key, make) => {
    const before = known.get(id);
    if (before?.key === key) return before.node;
    const node = make();
    known.set(id, { key, node });
    return node;
  };
  const bubbleOf = (message, delivery, isFresh) =>
    nodeOf(message.id, JSON.stringify([message, delivery?.outcome, delivery?.status]), () => {
      const bubble = messageBubble(message, delivery);
      bubble.classList.toggle('fresh', isFresh && !known.has(message.id));
      return bubble;
    });

  return {
    scrollToEnd,
    show({ chatId, messages, deliveries, invitation }) {
      const isSameChat = chatId === shownChatId;
      if (!isSameChat) known.clear();
      shownChatId = chatId;
      let day;
      const nodes = messages.flatMap((message) => {
        const bubble = bubbleOf(message, deliveries.get(message.id), isSameChat);
        if (dayOf(message) === day) return [bubble];
        day = dayOf(message);
        return [nodeOf(`day ${day}`, day, () => element('p', { class: 'day' }, dayOf(message))), bubble];
      });
      if (nodes.length === 0)
        nodes.push(nodeOf('empty', invitation, () => element('p', { class: 'empty' }, invitation)));
      place(box, nodes);
      if (isAtEnd || !isSameChat) scrollToEnd();
    },
  };
}

/** Moving an element would start its animation again, so only what differs is touched. */
function place(box, nodes) {
  nodes.forEach((node, index) => {
    const current = box.children[index];
    if (current === node) return;
    if (current !== undefined && !nodes.includes(current)) current.replaceWith(node);
    else box.insertBefore(node, current ?? null);
  });
  while (box.children.length > nodes.length) box.lastElementChild.remove();
}
