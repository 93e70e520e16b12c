import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = import.meta.dirname
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

const GOV_SOURCES = [
  'exchange',
  'household',
  'marriage',
  'social-insurance',
  'income-tax',
  'real-estate',
  'register',
  'sale-contracts',
  'talent',
  'military',
  'enterprise',
  'fund-account',
  'fund-loans',
  'reference-price',
].map((folder) => `gov/${folder}`)

describe('the outside world', () => {
  it('imports nothing from the server or the contract: signing is written twice on purpose', () => {
    const outside = files.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const specifiers = [...text.matchAll(/from '([^']+)'/g)].map(([, specifier = '']) => specifier)
      return specifiers.filter((specifier) =>
        specifier.startsWith('.')
          ? !resolve(root, file, '..', specifier).startsWith(root)
          : specifier.startsWith('@anju/') || specifier.includes('shared-types'),
      )
    })
    expect(outside).toEqual([])
  })

  it('has a README for each stand-in', () => {
    const standIns = [
      'wechat',
      'wechat-pay',
      'alipay',
      'alipay-pay',
      'sms/tencent',
      'sms/aliyun',
      'gov/population',
      'clamd',
      's3',
      'tts',
      'fiscal',
      ...GOV_SOURCES,
    ]
    expect(standIns.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([])
  })
})
