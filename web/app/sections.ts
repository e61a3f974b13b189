import { useMatch } from '@tanstack/react-router';
import { BookOpen, ChartColumn, FlaskConical, Inbox, type LucideIcon, Settings } from 'lucide-react';
import { useIsOwner } from '../parts/seller.ts';

interface Section {
  name: 'chats' | 'knowledge' | 'playground' | 'insights' | 'settings';
  to: `/sellers/$sellerId/${string}` &
    (
      | '/sellers/$sellerId/chats'
      | '/sellers/$sellerId/knowledge'
      | '/sellers/$sellerId/playground'
      | '/sellers/$sellerId/insights'
      | '/sellers/$sellerId/settings'
    );
  icon: LucideIcon;
}

const all: Section[] = [
  { name: 'chats', to: '/sellers/$sellerId/chats', icon: Inbox },
  { name: 'knowledge', to: '/sellers/$sellerId/knowledge', icon: BookOpen },
  { name: 'playground', to: '/sellers/$sellerId/playground', icon: FlaskConical },
  { name: 'insights', to: '/sellers/$sellerId/insights', icon: ChartColumn },
  { name: 'settings', to: '/sellers/$sellerId/settings', icon: Settings },
];

/** The sections of a seller that this person may see. */
export function useSections(): Section[] {
  const isOwner = useIsOwner();
  return all.filter(({ name }) => isOwner || name !== 'settings');
}

/** The seller whose page is open, if any. */
export function useOpenSellerId(): string | undefined {
  return useMatch({ from: '/signed-in/sellers/$sellerId', shouldThrow: false })?.params.sellerId;
}
