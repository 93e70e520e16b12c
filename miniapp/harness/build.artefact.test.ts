import { describe, expect, it } from 'vitest'
import {
  checkWxml,
  checkWxss,
  distOf,
  h5EntryGzipBytes,
  h5HeaviestGzipBytes,
  notEs2018,
  packageSizes,
} from './index.ts'

const kilobyte = 1024
/** A page of the browser build is its own file and at most a few that it shares with others. */
const PARTS_OF_A_PAGE = 3

describe.each(['weapp', 'alipay', 'h5'] as const)('the %s build', (target) => {
  it('ships only JavaScript that an engine of 2018 can read', () => {
    expect(notEs2018(distOf(target))).toEqual([])
  })
})

describe('WeChat’s own compilers', () => {
  it('take every wxml', () => {
    checkWxml(distOf('weapp'))
  })
  it('take every wxss', () => {
    expect(checkWxss(distOf('weapp'))).toEqual([])
  })
})

describe('weight', () => {
  it.each(['weapp', 'alipay'] as const)(
    'the %s main package stays below 600 KB and each subpackage below 300 KB',
    (target) => {
      const { main, sub } = packageSizes(distOf(target))
      console.log(target, { main, ...sub })
      expect(main).toBeLessThanOrEqual(600 * kilobyte)
      for (const [root, bytes] of Object.entries(sub)) expect(bytes, root).toBeLessThanOrEqual(300 * kilobyte)
    },
  )

  it('the H5 JavaScript that every visitor waits for stays below 150 KB as it travels, with the heaviest page below 220 KB', () => {
    const entry = h5EntryGzipBytes(distOf('h5'))
    const page = h5HeaviestGzipBytes(distOf('h5'), PARTS_OF_A_PAGE)
    console.log('h5 gzip', { entry, page })
    expect(entry).toBeGreaterThan(0)
    expect(entry).toBeLessThanOrEqual(150 * kilobyte)
    expect(entry + page).toBeLessThanOrEqual(220 * kilobyte)
  })
})
