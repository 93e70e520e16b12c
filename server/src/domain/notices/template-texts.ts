import type { TemplateName } from './templates.ts'

/** How WeChat takes the value of a row (protocols: `thing` 20 characters, and so on). */
export type RowKind = 'thing' | 'time' | 'date' | 'amount' | 'character_string'

/** What is filed with the providers for one template, and what it looks like filled in. */
export interface TemplateText {
  /** Behind the signature; `{name}` is a variable. */
  sms: string
  /** Rows of a push under the title of the template, in their order: what stands before the value, and its kind. */
  rows?: Readonly<Record<string, readonly [label: string, kind: RowKind]>>
  /** Made up, as long as real ones are. */
  sample: Readonly<Record<string, string>>
}

/** A text that is changed is filed anew: whoever changes one here sets the day. */
export const TEXTS_VERSION = '2026-11-22'

/**
 * The words of every message that leaves the house, as filed. The providers fill them in; here they are for staff to look at and for
 * the check of plain language. A test sends each and compares what arrives.
 */
export const templateTexts: Record<TemplateName, TemplateText> = {
  'login-code': {
    sms: '您的登录验证码是{code}，{minutes}分钟内有效。请勿告诉他人。',
    sample: { code: '428913', minutes: '5' },
  },
  'appointment-confirmed': {
    sms: '您已预约{hall}，{time}办理{service}。请带好身份证件按时到场；来不了请提前一天取消。',
    rows: { hall: ['办理地点', 'thing'], time: ['预约时间', 'time'], service: ['办理事项', 'thing'] },
    sample: { hall: '历下区政务服务中心', time: '2026年11月24日 09:30', service: '二手房过户' },
  },
  'appointment-moved': {
    sms: '您的预约改好了：{hall}，{time}办{service}。原来的时间不用来了。',
    rows: { hall: ['办理地点', 'thing'], time: ['新的时间', 'time'], service: ['办理事项', 'thing'] },
    sample: { hall: '历下区政务服务中心', time: '2026年11月24日 09:30', service: '二手房过户' },
  },
  'appointment-cancelled': {
    sms: '您在{hall}的预约取消了（{time}，{service}）。想再约，请打开安居一窗。',
    rows: { hall: ['办理地点', 'thing'], time: ['原定时间', 'time'], service: ['办理事项', 'thing'] },
    sample: { hall: '历下区政务服务中心', time: '2026年11月24日 09:30', service: '二手房过户' },
  },
  'appointment-handed-back': {
    sms: '委托已经停止，替您约的{hall}（{time}，{service}）还留着。要不要，请打开安居一窗点一下。',
    rows: { hall: ['办理地点', 'thing'], time: ['预约时间', 'time'], service: ['办理事项', 'thing'] },
    sample: { hall: '历下区政务服务中心', time: '2026年11月24日 09:30', service: '二手房过户' },
  },
  'appointment-reminder': {
    sms: '提醒：您约了{hall}，{time}。请带：{missing}。',
    rows: { hall: ['办理地点', 'thing'], time: ['预约时间', 'time'], missing: ['温馨提示', 'thing'] },
    sample: { hall: '历下区政务服务中心', time: '2026年11月24日 09:30', missing: '身份证原件、合同' },
  },
  'ticket-called': {
    sms: '请{number}号到{window}办理。',
    rows: { number: ['排队号码', 'character_string'], window: ['办理窗口', 'thing'] },
    sample: { number: 'A012', window: '3号窗口' },
  },
  'no-show-recorded': {
    sms: '您{time}的预约没有到场，已记一次爽约。如有特殊原因，请在{appealBefore}前申诉。',
    rows: { time: ['预约时间', 'time'], appealBefore: ['申诉截止', 'time'] },
    sample: { time: '2026年11月24日 09:30', appealBefore: '2026年12月24日 09:30' },
  },
  'appeal-decided': {
    sms: '您的爽约申诉有结果了：{result}。原因请打开安居一窗查看。',
    rows: { result: ['处理结果', 'thing'] },
    sample: { result: '同意' },
  },
  'consent-asked': {
    sms: '{applicant}申请{matter}（{time}），需要您本人同意。请打开安居一窗查看告知书后决定。',
    rows: { applicant: ['申请人', 'thing'], matter: ['事项', 'thing'], time: ['申请时间', 'time'] },
    sample: { applicant: '李*华', matter: '二手房转移登记', time: '2026年11月24日 09:30' },
  },
  'check-decided': {
    sms: '您申请的{matter}有结果了：{result}。请打开安居一窗查看原因和下一步。',
    rows: { matter: ['事项', 'thing'], result: ['结果', 'thing'] },
    sample: { matter: '二手房转移登记', result: '同意' },
  },
  'case-accepted': {
    sms: '您办的{matter}已受理，办件号{number}，{due}。办到哪一步可以打开安居一窗查看。',
    rows: { matter: ['办理事项', 'thing'], number: ['办件号', 'character_string'], due: ['办理期限', 'thing'] },
    sample: { matter: '二手房转移登记', number: '202611240012', due: '最晚2026年11月30日办完' },
  },
  'case-shortfall': {
    sms: '您的{matter}还缺{papers}，请在{before}前补齐。缺什么已一次列全，打开安居一窗查看。',
    rows: { matter: ['办理事项', 'thing'], papers: ['还缺', 'thing'], before: ['截止日期', 'date'] },
    sample: { matter: '二手房转移登记', papers: '2份材料', before: '2026年12月1日' },
  },
  'case-confirm': {
    sms: '{matter}要您本人确认。请在{before}前打开安居一窗看清内容；不是您的意思，请点“不是我”。',
    rows: { matter: ['办理事项', 'thing'], before: ['截止日期', 'date'] },
    sample: { matter: '二手房转移登记', before: '2026年12月1日' },
  },
  'case-fee-due': {
    sms: '您办的{matter}已办妥，请缴费{amount}，缴费后领证。',
    rows: { matter: ['办理事项', 'thing'], amount: ['应缴金额', 'amount'] },
    sample: { matter: '二手房转移登记', amount: '80.00元' },
  },
  'case-ready': {
    sms: '您办的{matter}，办好了。{how}。想换一种拿法，请打开安居一窗改。',
    rows: { matter: ['办理事项', 'thing'], how: ['怎么拿', 'thing'] },
    sample: { matter: '二手房转移登记', how: '请带身份证到不动产登记中心窗口领' },
  },
  'case-collected': {
    sms: '您的{matter}，证已交到您手上。不是您领的，请马上拨打12345。',
    rows: { matter: ['办理事项', 'thing'] },
    sample: { matter: '二手房转移登记' },
  },
  'case-deadline-moved': {
    sms: '您的{matter}，办完的日子改到{due}。原因：{reason}。不用您做什么。',
    rows: { matter: ['办理事项', 'thing'], due: ['新的日期', 'date'], reason: ['原因', 'thing'] },
    sample: { matter: '二手房转移登记', due: '2026年11月30日', reason: '等法院的文书' },
  },
  'case-suspended': {
    sms: '您的{matter}暂停办理：{reason}。能继续办时会再通知您。',
    rows: { matter: ['办理事项', 'thing'], reason: ['原因', 'thing'] },
    sample: { matter: '二手房转移登记', reason: '等法院的文书' },
  },
  'case-decided': {
    sms: '您的{matter}有结果了：{result}。原因和下一步，打开安居一窗查看。',
    rows: { matter: ['办理事项', 'thing'], result: ['结果', 'thing'] },
    sample: { matter: '二手房转移登记', result: '同意' },
  },
  'revocation-heard': {
    sms: '您办的{matter}，承诺经核查可能不实，拟撤销决定。请在{before}前打开安居一窗说明。',
    rows: { matter: ['办理事项', 'thing'], before: ['截止日期', 'date'] },
    sample: { matter: '补发不动产权证书', before: '2026年12月7日' },
  },
  'promise-due': {
    sms: '您的{matter}，承诺补交的{paper}请在{before}前交来，打开安居一窗拍照上传。',
    rows: { matter: ['办理事项', 'thing'], paper: ['要补的材料', 'thing'], before: ['截止日期', 'date'] },
    sample: { matter: '二手房转移登记', paper: '户口本', before: '2026年12月1日' },
  },
  'owner-alert': {
    sms: '有人在您名下的{home}办理{matter}（{time}）。不是您的意思，请马上打开安居一窗点“不是我”，或拨打12345。',
    rows: { home: ['房屋', 'thing'], matter: ['正在办理', 'thing'], time: ['时间', 'time'] },
    sample: { home: '泉城路9号*单元', matter: '二手房转移登记', time: '2026年11月24日 09:30' },
  },
  'duty-alert': {
    sms: '{matter}（{number}）有人说不是本人办的，已冻结。请马上打开工作台核实。',
    rows: { matter: ['办理事项', 'thing'], number: ['办件号', 'character_string'] },
    sample: { matter: '二手房转移登记', number: '202611240012' },
  },
  'delegation-asked': {
    sms: '{who}想替您代办，到{until}为止。请打开安居一窗看清内容，同不同意由您定。',
    rows: { who: ['代办人', 'thing'], until: ['到期日', 'date'] },
    sample: { who: '李*华', until: '2026年12月31日' },
  },
  'case-paid': {
    sms: '您办的{matter}，费用{amount}已收到，不用再交。下一步会再告诉您。',
    rows: { matter: ['办理事项', 'thing'], amount: ['缴费金额', 'amount'] },
    sample: { matter: '二手房转移登记', amount: '80.00元' },
  },
  'refund-ready': {
    sms: '您办的{matter}，有{amount}要退给您。请带身份证，工作日到大厅交费窗口领，哪天来都行。',
    rows: { matter: ['办理事项', 'thing'], amount: ['退款金额', 'amount'] },
    sample: { matter: '二手房转移登记', amount: '80.00元' },
  },
  'receipt-issued': {
    sms: '您交的{amount}，财政电子票据开好了：号码{number}，校验码{check}。凭这两个号可以查真伪、报销。',
    sample: { amount: '80.00元', number: '0000123456', check: '4f8a2c' },
  },
  'case-posted': {
    sms: '您的{matter}已寄出，{courier}单号{number}。送到时请给快递员看安居一窗里的交接码。',
    rows: { matter: ['办理事项', 'thing'], courier: ['快递公司', 'thing'], number: ['快递单号', 'character_string'] },
    sample: { matter: '二手房转移登记', courier: '邮政速递', number: 'EZ123456789CN' },
  },
  'case-post-trouble': {
    sms: '您的{matter}，快递没有送到：{trouble}。我们会再联系您，您也可以打开安居一窗改成窗口领取。',
    rows: { matter: ['办理事项', 'thing'], trouble: ['情况', 'thing'] },
    sample: { matter: '二手房转移登记', trouble: '退回途中' },
  },
  'certificate-issued': {
    sms: '您的{matter}，{paper}已经生成。打开安居一窗就能看，也能出示给别人查验。',
    rows: { matter: ['办理事项', 'thing'], paper: ['证照', 'thing'] },
    sample: { matter: '二手房转移登记', paper: '户口本' },
  },
  'waitlist-offer': {
    sms: '候补到名额了：{hall}，{time}，办{service}。请在{before}前打开安居一窗，点“要这个名额”就约上；过时给下一位。',
    rows: {
      hall: ['办理地点', 'thing'],
      time: ['预约时间', 'time'],
      service: ['办理事项', 'thing'],
      before: ['答复截止', 'time'],
    },
    sample: {
      hall: '历下区政务服务中心',
      time: '2026年11月24日 09:30',
      service: '二手房过户',
      before: '2026年11月24日 10:15',
    },
  },
}

/** A text with its variables filled in; what has no value stays visible. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
