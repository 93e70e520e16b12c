import { MongoError } from './error.ts'

/**
 * MongoDB's expressions are PCRE, JavaScript's are not. The pattern is rewritten, never passed on as it is:
 * a dot must match one character of any plane, `$` also stands before a last line feed, `\s` is ASCII only,
 * and what JavaScript cannot say is refused instead of matching something else.
 */
export function compileRegex(pattern: string, options: string): RegExp {
  const known = cache.get(`${options}/${pattern}`)
  if (known !== undefined) return known
  const compiled = translate(pattern, options)
  if (cache.size >= 500) cache.clear()
  cache.set(`${options}/${pattern}`, compiled)
  return compiled
}

const cache = new Map<string, RegExp>()

/** What every string that matches must begin with; undefined if that cannot be said. Lets an index serve `^prefix`. */
export function regexPrefix(pattern: string, options: string): string | undefined {
  if (/[imx]/.test(options) || !pattern.startsWith('^') || pattern.includes('|')) return undefined
  let prefix = ''
  for (let i = 1; i < pattern.length; ) {
    const isEscaped = pattern[i] === '\\'
    const char = String.fromCodePoint(pattern.codePointAt(isEscaped ? i + 1 : i) ?? 0)
    if (isEscaped ? /[\w\0]/.test(char) : /[\\^$.[\](){}*+?]/.test(char)) break
    i += char.length + (isEscaped ? 1 : 0)
    if (/[*?{]/.test(pattern[i] ?? '')) break
    prefix += char
    if (pattern[i] === '+') break
  }
  return prefix === '' ? undefined : prefix
}

function translate(pattern: string, options: string): RegExp {
  const unknown = [...options].find((flag) => !'imsxu'.includes(flag))
  if (unknown !== undefined) throw new MongoError(51108, `invalid flag in regex options: ${unknown}`)
  let source = pattern
  let flags = options
  for (let inline = /^\(\?([imsx]+)\)/.exec(source); inline !== null; inline = /^\(\?([imsx]+)\)/.exec(source)) {
    flags += inline[1]!
    source = source.slice(inline[0].length)
  }
  const how = { multiline: flags.includes('m'), dotAll: flags.includes('s'), extended: flags.includes('x') }
  try {
    return new RegExp(new Rewriter(source, how).run(), `u${flags.includes('i') ? 'i' : ''}`)
  } catch (error) {
    if (error instanceof MongoError) throw error
    throw new MongoError(51091, `Regular expression is invalid: ${(error as Error).message}`)
  }
}

const SPACE = '\\t\\n\\v\\f\\r '
const posix: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: SPACE,
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9a-fA-F',
  word: '\\w',
}

class Rewriter {
  private readonly source: string
  private readonly how: { multiline: boolean; dotAll: boolean; extended: boolean }
  private at = 0

  constructor(source: string, how: { multiline: boolean; dotAll: boolean; extended: boolean }) {
    this.source = source
    this.how = how
  }

  run(): string {
    let out = ''
    while (this.at < this.source.length) out += this.next()
    return out
  }

  private next(): string {
    const char = this.source[this.at]!
    const rest = this.source.slice(this.at)
    this.at++
    switch (char) {
      case '\\':
        return this.escape(false)
      case '[':
        return this.characterClass()
      case '.':
        return this.how.dotAll ? '[\\s\\S]' : '[^\\n]'
      case '^':
        return this.how.multiline ? '(?:^|(?<=\\n))' : '^'
      case '$':
        return this.how.multiline ? '(?=\\n|$)' : '(?=\\n?$)'
      case '(':
        return this.group(rest)
      case ']':
      case '}':
        return `\\${char}`
      case '{': {
        const count = /^\{\d+(,\d*)?\}/.exec(rest)
        if (count === null) return '\\{'
        this.at += count[0].length - 1
        return this.quantifier(count[0])
      }
      case '*':
      case '+':
      case '?':
        return this.quantifier(char)
      default:
        return this.how.extended ? this.extended(char) : char
    }
  }

  private quantifier(text: string): string {
    if (this.source[this.at] === '+') throw this.unsupported('possessive quantifiers')
    if (this.source[this.at] !== '?') return text
    this.at++
    return `${text}?`
  }

  private extended(char: string): string {
    if (/\s/.test(char)) return ''
    if (char !== '#') return char
    const end = this.source.indexOf('\n', this.at)
    this.at = end === -1 ? this.source.length : end + 1
    return ''
  }

  private group(rest: string): string {
    if (rest.startsWith('(*')) throw this.unsupported('verbs (*...)')
    const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest)
    const back = /^\(\?P=(\w+)\)/.exec(rest)
    const comment = /^\(\?#[^)]*\)/.exec(rest)
    const plain = /^\((\?(:|=|!|<=|<!))?/.exec(rest)!
    if (comment !== null) return this.skip(comment[0], '')
    if (back !== null) return this.skip(back[0], `\\k<${back[1]}>`)
    if (named !== null) return this.skip(named[0], `(?<${named[1]}>`)
    if (plain[0] === '(' && rest[1] === '?') throw this.unsupported(`the group ${rest.slice(0, 4)}`)
    return this.skip(plain[0], plain[0])
  }

  private skip(text: string, replacement: string): string {
    this.at += text.length - 1
    return replacement
  }

  private escape(inClass: boolean): string {
    const char = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0)
    if (this.at >= this.source.length)
      throw new MongoError(51091, 'Regular expression is invalid: \\ at end of pattern')
    const rest = this.source.slice(this.at)
    this.at += char.length
    if (!/[A-Za-z0-9]/.test(char)) return /[\^$\\.*+?()[\]{}|/-]/.test(char) ? escaped(char) : char
    const hex = /^x\{([0-9A-Fa-f]+)\}/.exec(rest)
    if (hex !== null) return this.skip(hex[0], `\\u{${hex[1]}}`)
    if (char === 'x') return this.hexPair(rest)
    if ((char === 'p' || char === 'P') && /^[pP]\{[\w^]+\}/.test(rest)) return this.property(rest)
    if (char === 'k' && /^k<\w+>/.test(rest))
      return this.skip(/^k<\w+>/.exec(rest)![0], `\\${/^k<\w+>/.exec(rest)![0]}`)
    if (inClass) return this.classEscape(char)
    return this.outsideEscape(char)
  }

  private hexPair(rest: string): string {
    const digits = /^x([0-9A-Fa-f]{0,2})/.exec(rest)!
    return this.skip(digits[0], `\\u{${digits[1] === '' ? '0' : digits[1]}}`)
  }

  private property(rest: string): string {
    const name = /^[pP]\{([\w^]+)\}/.exec(rest)!
    const script = /^(Han|Hangul|Hiragana|Katakana|Latin|Greek|Cyrillic|Arabic|Hebrew|Thai|Tibetan)$/.test(name[1]!)
    return this.skip(name[0], `\\${name[0][0]}{${script ? 'Script=' : ''}${name[1]}}`)
  }

  private classEscape(char: string): string {
    if (char === 's') return SPACE
    if (char === 'h') return ' \\t'
    if (char === 'b') return '\\x08'
    if (char === 'e') return '\\x1b'
    if (char === 'a') return '\\x07'
    if (char === '0') return '\\x00'
    if ('dDwWnrtfvS'.includes(char)) return `\\${char}`
    throw this.unsupported(`\\${char}`)
  }

  private outsideEscape(char: string): string {
    switch (char) {
      case 's':
        return `[${SPACE}]`
      case 'S':
        return `[^${SPACE}]`
      case 'h':
        return '[ \\t]'
      case 'A':
        return '(?<![\\s\\S])'
      case 'z':
        return '(?![\\s\\S])'
      case 'Z':
        return '(?=\\n?(?![\\s\\S]))'
      case 'Q':
        return this.quoted()
      case 'E':
        return ''
      case 'e':
        return '\\x1b'
      case 'a':
        return '\\x07'
      case '0':
        return '\\x00'
      case 'R':
        return '(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])'
      case 'N':
        return '[^\\n]'
      default:
        if ('dDwWbBnrtfv123456789'.includes(char)) return `\\${char}`
        throw this.unsupported(`\\${char}`)
    }
  }

  private quoted(): string {
    const end = this.source.indexOf('\\E', this.at)
    const text = this.source.slice(this.at, end === -1 ? undefined : end)
    this.at = end === -1 ? this.source.length : end + 2
    return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
  }

  private characterClass(): string {
    let out = '['
    if (this.source[this.at] === '^') {
      out += '^'
      this.at++
    }
    // PCRE takes a bracket that comes first as a character.
    if (this.source[this.at] === ']') {
      out += '\\]'
      this.at++
    }
    for (let afterSet = false; ; ) {
      const char = this.source[this.at]
      if (char === undefined) throw new MongoError(51091, 'Regular expression is invalid: missing terminating ]')
      const named = /^\[:(\^?)(\w+):\]/.exec(this.source.slice(this.at, this.at + 16))
      this.at++
      if (char === ']') return `${out}]`
      if (named !== null) {
        const members = posix[named[2]!]
        if (members === undefined || named[1] === '^') throw this.unsupported(named[0])
        this.at += named[0].length - 1
        out += members
        afterSet = true
        continue
      }
      if (char === '\\') {
        afterSet = /[dDwWsShpP]/.test(this.source[this.at] ?? '')
        out += this.escape(true)
        continue
      }
      // A hyphen behind a set of characters cannot begin a range: PCRE takes it as it is.
      out += char === '[' || (char === '-' && afterSet) ? `\\${char}` : char
      afterSet = false
    }
  }

  private unsupported(what: string): MongoError {
    return new MongoError(51091, `Regular expression is not supported by this server: ${what} in ${this.source}`)
  }
}

const escaped = (char: string): string => (char === '-' ? '\\x2d' : `\\${char}`)
