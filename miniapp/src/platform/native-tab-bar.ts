/** Nothing to hide: WeChat shows our empty custom bar, a browser has none. */
export function hideNativeTabBar(): void {
  // intentionally empty on this platform
}
