/**
 * Whether a path names a page of the mini-program, with or without a query. The platform knows the pages of the released
 * version; the stand-in knows them when it was told (settings, `wechatPages`), otherwise it checks the form only.
 */
export function isPage(page: unknown, released: readonly string[]): page is string {
  if (typeof page !== 'string' || !/^[\w-]+(\/[\w-]+)*(\?[^\s#]*)?$/.test(page)) return false
  return released.length === 0 || released.includes(page.replace(/\?.*$/, ''))
}
