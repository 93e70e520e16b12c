import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { call } from '../../api/client.ts'
import { onBackOnline } from '../../platform/network'
import { DraftKeeper } from './draft-keeper.ts'
import { keptDrafts } from './kept-drafts.ts'

/** One draft for as long as the page lives: read anew whenever the page is shown and when the network is back. */
export function useDraft(id: string) {
  const held = useRef<DraftKeeper | null>(null)
  held.current ??= new DraftKeeper(id, {
    get: () => call('cases.get', { params: { id } }),
    save: (draft, seen) => call('cases.saveDraft', { params: { id }, body: { draft, seen } }),
    store: keptDrafts,
    later: (ms, work) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
  })
  const keeper = held.current
  const now = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot)
  useDidShow(() => void keeper.read())
  useEffect(() => {
    const stop = onBackOnline(() => void keeper.read())
    return () => {
      stop()
      keeper.close()
    }
  }, [keeper])
  return { ...now, keeper }
}
