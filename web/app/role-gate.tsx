import { Outlet } from '@tanstack/react-router';
import { NoRights } from '../parts/query-state.tsx';
import { useIsAdmin, useIsOwner } from '../parts/seller.ts';

/** Pages that not everybody may see. The server refuses all the same; here it is said in words. */
export function RoleGate({ least }: { least: 'owner' | 'admin' }) {
  const isOwner = useIsOwner();
  const isAdmin = useIsAdmin();
  return (least === 'admin' ? isAdmin : isOwner) ? <Outlet /> : <NoRights />;
}
