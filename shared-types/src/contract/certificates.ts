import { z } from 'zod'
import {
  certificateKinds,
  certificateScopes,
  certificateUseWays,
  verificationOutcomes,
  verificationWays,
} from '../certificate-words.ts'
import { routes } from '../route.ts'
import { certificateStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { CreditCodeShape } from './organisations.ts'
import { AllowedActionsShape, IdShape, InstantShape, NothingShape, PlainDateShape } from './shapes.ts'

const keysOf = <T extends string>(words: Readonly<Record<T, string>>) => Object.keys(words) as [T, ...T[]]

const KindShape = z.enum(keysOf(certificateKinds))
const StateShape = z.enum(keysOf(certificateStates))
const ScopeShape = z.enum(keysOf(certificateScopes))
const OutcomeShape = z.enum(keysOf(verificationOutcomes))
const FactShape = z.object({ name: z.string(), label: z.string(), value: z.string() })

const LineShape = z.object({
  id: IdShape,
  kind: KindShape,
  kindLabel: z.string(),
  state: StateShape,
  stateLabel: z.string(),
  /** The least it says, in a sentence: 在济南市历下区有一套住房. */
  statement: z.string(),
  issuer: z.string(),
  issuedAt: InstantShape,
  validTo: PlainDateShape.optional(),
})
export type CertificateLine = z.output<typeof LineShape>

/** One look of somebody at a certificate, as its holder sees it. */
const SeenShape = z.object({
  at: InstantShape,
  who: z.string(),
  where: z.string(),
  way: z.enum(keysOf(verificationWays)),
  wayLabel: z.string(),
  outcome: OutcomeShape,
  outcomeLabel: z.string(),
  /** How much they saw. */
  scopeLabel: z.string().optional(),
})
export type CertificateSeen = z.output<typeof SeenShape>

/** One use by whoever may show it, or a look of the desk. */
const UseShape = z.object({
  at: InstantShape,
  way: z.enum(keysOf(certificateUseWays)),
  wayLabel: z.string(),
  who: z.string(),
  scopeLabel: z.string().optional(),
  why: z.string().optional(),
})
export type CertificateUse = z.output<typeof UseShape>

export const CertificateShape = LineShape.extend({
  number: z.string(),
  facts: z.array(FactShape),
  /** Why it does not hold any more. */
  reason: z.string().optional(),
  /** As printed: groups of digits and letters. */
  paperDigest: z.string(),
  keyId: z.string(),
  /** What each amount of showing lets a reader see. */
  scopes: z.array(z.object({ scope: ScopeShape, label: z.string(), facts: z.array(FactShape) })),
  seen: z.array(SeenShape),
  /** Of an organisation's: its name, and which of its people showed it when. */
  organisation: z.string().optional(),
  uses: z.array(UseShape),
  allowedActions: AllowedActionsShape,
  serverNow: InstantShape,
})
export type Certificate = z.output<typeof CertificateShape>

const ShowingShape = z.object({
  /** An address that any camera opens; the code is in it. */
  content: z.string(),
  code: z.string(),
  /** Across the picture, with the running time. */
  watermark: z.string(),
  scope: ScopeShape,
  facts: z.array(FactShape),
  endsAt: InstantShape,
  serverNow: InstantShape,
})
export type CertificateShowing = z.output<typeof ShowingShape>

export const VerificationShape = z.object({
  outcome: OutcomeShape,
  title: z.string(),
  /** Why, in a sentence. */
  reason: z.string(),
  /** What to do now. */
  next: z.string(),
  kindLabel: z.string().optional(),
  issuer: z.string().optional(),
  issuedAt: InstantShape.optional(),
  validTo: PlainDateShape.optional(),
  facts: z.array(FactShape),
  /** The code came from a paper, and nothing of the paper itself has been compared yet. */
  comparePaper: z.boolean(),
  /** How often it was checked before, and when last. */
  earlier: z.object({ count: z.int(), lastAt: InstantShape.optional() }).optional(),
  checkedAt: InstantShape,
})
export type Verification = z.output<typeof VerificationShape>

const printed = (length: number) => z.string().trim().max(length).optional()

const SignedShape = z.object({
  /** Canonical JSON, exactly as it was signed. */
  text: z.string(),
  keyId: z.string(),
  /** SM2 over SM3, DER in hex. */
  signature: z.string(),
})

export const certificates = routes('/certificates', {
  list: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '我的证照，现在可以领的，以及办好后自动有的',
    changes: false,
    query: z.strictObject({ organisation: CreditCodeShape.optional() }),
    reply: z.object({
      items: z.array(LineShape),
      /** Homes in the register whose title can be had as a certificate now. */
      canRequest: z.array(z.object({ unitCode: z.string(), address: z.string() })),
      /** The register did not answer: homes may be missing above. */
      isRegisterSilent: z.boolean(),
      /** What a source answers for when its holder asks. */
      onRequest: z.array(z.object({ kind: KindShape, kindLabel: z.string(), note: z.string() })),
      /** What comes by itself, and out of what. */
      notYet: z.array(z.object({ kind: KindShape, kindLabel: z.string(), why: z.string() })),
      /** Of an organisation: its name. */
      organisation: z.string().optional(),
    }),
    errors: ['NOT_YOURS'],
  },
  request: {
    method: 'POST',
    path: '/request',
    caller: 'verified',
    summary: '领一张证照：来源系统能答复的当场签发',
    changes: true,
    body: z.strictObject({
      kind: KindShape,
      unitCode: z.string().trim().max(40).optional(),
      /** In whose name, where it is not one's own. */
      organisation: CreditCodeShape.optional(),
    }),
    reply: z.object({ id: IdShape }),
    errors: ['CERTIFICATE_NO_SOURCE', 'REGISTER_SILENT', 'FUND_SILENT', 'CERTIFICATE_NOT_HELD', 'NOT_YOURS'],
  },
  get: {
    method: 'GET',
    path: '/mine/:id',
    caller: 'verified',
    summary: '我的一张证照：内容、谁查验过',
    changes: false,
    reply: CertificateShape,
    errors: ['NOT_YOURS'],
  },
  watch: {
    method: 'GET',
    path: '/mine/:id/watch',
    caller: 'verified',
    summary: '我的一张证照，随时更新：有人查验马上看到',
    changes: false,
    stream: true,
    reply: CertificateShape,
    errors: ['NOT_YOURS'],
  },
  show: {
    method: 'POST',
    path: '/mine/:id/show',
    caller: 'verified',
    summary: '亮证：得到一个 45 秒、只能查验一次的出示码',
    changes: { unkeyed: 'each call makes a new code and ends the one before; codes end by themselves' },
    body: z.strictObject({ scope: ScopeShape }),
    reply: ShowingShape,
    errors: ['NOT_YOURS', 'CERTIFICATE_NOT_VALID'],
  },
  offline: {
    method: 'POST',
    path: '/mine/:id/offline',
    caller: 'verified',
    summary: '离线核验码：没有网络也能核对签名，状态只在写明的时间内有效',
    changes: { unkeyed: 'signs the state of this moment; that it was asked for is written down' },
    body: z.strictObject({ scope: ScopeShape }),
    reply: z.object({ code: z.string(), endsAt: InstantShape }),
    errors: ['NOT_YOURS', 'CERTIFICATE_NOT_VALID'],
  },
  pdfLink: {
    method: 'POST',
    path: '/mine/:id/pdf-link',
    caller: 'verified',
    summary: '打开 PDF 的地址，几分钟内有效',
    changes: { unkeyed: 'signs an address; that it was asked for is written down' },
    reply: z.object({ path: z.string(), endsAt: InstantShape }),
    errors: ['NOT_YOURS', 'CERTIFICATE_NOT_VALID'],
  },
  linkedPdf: {
    method: 'GET',
    path: '/:id/pdf',
    caller: 'anyone',
    summary: '证照的 PDF：内嵌字库、签章、二维码、防伪码；凭短时地址打开',
    changes: false,
    query: z.strictObject({ link: z.string().min(1).max(200) }),
    file: true,
    reply: NothingShape,
    errors: ['LINK_EXPIRED'],
  },
  verify: {
    method: 'POST',
    path: '/verify',
    caller: 'anyone',
    summary: '查验证照：出示码、纸上的码、离线核验码，或者编号加防伪码；不用登录',
    changes: { unkeyed: 'the same attempt again gets the same answer and is counted once' },
    body: z.strictObject({
      /** Whatever was scanned or pasted. */
      text: z.string().trim().max(6_000).default(''),
      /** What stands on the paper, as far as it was typed. */
      number: printed(60),
      holder: printed(60),
      digest: printed(80),
      /** Made by the reader for one attempt: a lost answer can be asked for again. */
      attempt: z.string().regex(/^[0-9a-zA-Z_-]{16,64}$/),
    }),
    reply: VerificationShape,
    errors: [],
  },
  keys: {
    method: 'GET',
    path: '/keys',
    caller: 'anyone',
    summary: '签发证照的公钥（现用和以前的），以及怎样自己验签',
    changes: false,
    reply: z.object({
      algorithm: z.string(),
      userId: z.string(),
      items: z.array(
        z.object({
          keyId: z.string(),
          isCurrent: z.boolean(),
          /** Uncompressed point, hex, begins with 04. */
          publicKey: z.string(),
          pem: z.string(),
        }),
      ),
      steps: z.array(z.string()),
    }),
    errors: [],
  },
  revocations: {
    method: 'GET',
    path: '/revocations',
    caller: 'anyone',
    summary: '吊销清单，签过名；供离线核验时下载',
    changes: false,
    reply: SignedShape,
    errors: [],
  },
})

const desk = { staff: ['supervisor', 'registrar'] } as const
const DeskShape = LineShape.extend({
  number: z.string(),
  maskedHolder: z.string(),
  reason: z.string().optional(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  /** Who checked it, who of its side showed it, who of us looked. */
  seen: z.array(SeenShape),
  uses: z.array(UseShape),
  looks: z.array(UseShape),
  /** Suspended; to take it back for good takes somebody else. */
  needsAnother: z.boolean(),
  allowedActions: AllowedActionsShape,
})
export type DeskCertificate = z.output<typeof DeskShape>
const WhyShape = z.strictObject({ reason: typedText(200, '理由') })

export const certificateDesk = routes('/certificate-desk', {
  find: {
    method: 'POST',
    path: '/find',
    caller: desk,
    summary: '按证照编号、办件编号或持证人证件号码找证照；持证人能看到谁查过',
    changes: { unkeyed: 'each look is recorded' },
    body: z
      .strictObject({
        number: typedText(60, '编号').optional(),
        idNumber: typedText(20, '证件号码').optional(),
        why: typedText(100, '查看理由'),
      })
      .refine(({ number, idNumber }) => Boolean(number) !== Boolean(idNumber), '请填写编号或证件号码，二选一。'),
    reply: z.object({ items: z.array(DeskShape) }),
    errors: [],
  },
  suspend: {
    method: 'POST',
    path: '/:id/suspend',
    caller: desk,
    summary: '暂停一张证照，写明理由',
    changes: true,
    body: WhyShape,
    reply: DeskShape,
    errors: [],
  },
  resume: {
    method: 'POST',
    path: '/:id/resume',
    caller: desk,
    summary: '恢复一张证照',
    changes: true,
    body: WhyShape,
    reply: DeskShape,
    errors: [],
  },
  revoke: {
    method: 'POST',
    path: '/:id/revoke',
    caller: { staff: ['supervisor'] },
    summary: '吊销一张已暂停的证照，不能再恢复；暂停的人和吊销的人不能是同一个',
    changes: true,
    body: WhyShape,
    reply: DeskShape,
    errors: ['SAME_PERSON'],
  },
})
