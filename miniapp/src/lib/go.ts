import { getCurrentPages, navigateBack, navigateTo, redirectTo, switchTab } from '@tarojs/taro'

const tabPages = ['home', 'cases', 'messages', 'me'].map((name) => `/pages/${name}/index`)

/** `pageUrl('/packages/book/pages/places/index', { hall: 'h1' })`; undefined values are left out. */
export function pageUrl(page: string, query: Record<string, string | undefined> = {}): string {
  const parts = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return parts.length > 0 ? `${page}?${parts.join('&')}` : page
}

/** Opens a page; a tab page is switched to. */
export function go(page: string, query?: Record<string, string | undefined>): void {
  if (tabPages.includes(page)) switchTab({ url: page })
  else navigateTo({ url: pageUrl(page, query) })
}

/** Opens a page in the place of this one, so that Back does not lead here again. */
export function goInstead(page: string, query?: Record<string, string | undefined>): void {
  if (tabPages.includes(page)) switchTab({ url: page })
  else redirectTo({ url: pageUrl(page, query) })
}

/** One page back; home when this page was opened directly, for instance from a message. */
export function goBack(): void {
  if (getCurrentPages().length > 1) navigateBack()
  else switchTab({ url: tabPages[0]! })
}
