import { create } from 'zustand'

/** Unread messages, shown on the tab bar of every tab page; set from replies that carry the number. */
export const useUnread = create<{ count: number }>(() => ({ count: 0 }))

export const setUnread = (count: number): void => useUnread.setState({ count })
