import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../api/queries.ts';
import { currentSession, onSessionChange } from '../api/session.ts';
import { Toasts } from '../ui/toasts.tsx';
import { router } from './router.tsx';
import './styles.css';

let wasSignedIn = false;
onSessionChange(() => {
  const isSignedIn = currentSession().status === 'signed-in';
  // What one person has read is not there for the next.
  if (wasSignedIn && !isSignedIn) queryClient.clear();
  if (wasSignedIn !== isSignedIn) void router.invalidate();
  wasSignedIn = isSignedIn;
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for itself');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>
  </StrictMode>,
);
