import { randomBytes } from 'node:crypto';

type IdKind = 'message' | 'chat' | 'image' | 'voice' | 'envelope' | 'token' | 'signature';

/** Gives a new id each time. Chat ids hold `~`, as Avito's do: a client that forgets to encode them is found out. */
export type IdSource = (kind: IdKind) => string;

export const randomIds: IdSource = (kind) => {
  switch (kind) {
    case 'chat':
      return `u2i-${randomBytes(6).toString('base64url')}~${randomBytes(9).toString('base64url')}`;
    case 'image':
      return `${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`;
    case 'token':
      return randomBytes(24).toString('base64url');
    case 'signature':
      return randomBytes(32).toString('hex');
    default:
      return randomBytes(16).toString('hex');
  }
};

/** The same ids in every run: `message-1`, `u2i-1~chat`, ... */
export function countedIds(): IdSource {
  const counts = new Map<IdKind, number>();
  return (kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (kind === 'chat') return `u2i-${count}~chat`;
    if (kind === 'signature') return count.toString(16).padStart(64, '0');
    return `${kind}-${count}`;
  };
}
