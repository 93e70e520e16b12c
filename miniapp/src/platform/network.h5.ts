import type { OnBackOnline } from './types.ts'

export const onBackOnline: OnBackOnline = (work) => {
  window.addEventListener('online', work)
  return () => window.removeEventListener('online', work)
}
