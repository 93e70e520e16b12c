/**
 * Every refusal a client can meet, once: HTTP status, the sentence a citizen reads, and what to do next.
 * Codes say what is wrong, never "failed"; they are stable, sentences may be improved.
 */
interface Refusal {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  text: string
  next: string
}

export const errorCodes = {
  // every route
  BAD_INPUT: { status: 400, text: '填写的内容有误。', next: '请按提示修改后再提交。' },
  BODY_TOO_LARGE: { status: 413, text: '提交的内容太大。', next: '请减少内容后再提交。' },
  UNSUPPORTED_BODY: { status: 415, text: '提交的格式不受支持。', next: '请更新到最新版本后再试。' },
  NOT_LOGGED_IN: { status: 401, text: '您还没有登录。', next: '请先登录。' },
  ACCESS_EXPIRED: { status: 401, text: '登录已过期。', next: '正在为您续期，请稍候再试。' },
  SESSION_ENDED: { status: 401, text: '登录已失效。', next: '请重新登录。' },
  SESSION_REUSED: {
    status: 401,
    text: '检测到登录凭证被重复使用，为了安全已全部退出。',
    next: '请重新登录；如非本人操作，请拨打 12345。',
  },
  REAL_NAME_REQUIRED: { status: 403, text: '办理这项业务需要先完成实名。', next: '请先核验姓名和身份证号码。' },
  NOT_YOURS: { status: 404, text: '没有找到这项内容。', next: '请返回列表后重新打开。' },
  NOT_FOUND: { status: 404, text: '没有找到这项内容。', next: '请返回后重试。' },
  NOT_ALLOWED: { status: 403, text: '您的岗位不能进行这项操作。', next: '如需要权限，请联系主管。' },
  KEY_MISSING: { status: 400, text: '请求缺少防重复编号。', next: '请更新到最新版本后再试。' },
  KEY_REUSED: { status: 409, text: '同一次操作的内容前后不一致。', next: '请返回后重新操作。' },
  TOO_MANY_REQUESTS: { status: 429, text: '操作太频繁。', next: '请稍等片刻再试，您的内容不会丢失。' },
  STATE_MOVED: { status: 409, text: '状态刚刚发生了变化。', next: '已为您刷新，请按最新状态操作。' },
  INTERNAL: {
    status: 500,
    text: '系统出了点问题，没有改动您的任何内容。',
    next: '请稍后再试；如仍不行，请拨打 12345。',
  },
  UNAVAILABLE: { status: 503, text: '服务正在恢复中。', next: '请一分钟后再试。' },
  // session
  PHONE_INVALID: { status: 422, text: '手机号码不正确。', next: '请填写 11 位手机号码。' },
  CODE_TOO_SOON: { status: 429, text: '验证码刚刚发过。', next: '请等倒计时结束后再获取。' },
  CODE_LIMIT: { status: 429, text: '这个号码今天获取验证码的次数已用完。', next: '请明天再试，或到大厅窗口办理。' },
  CODE_WRONG: { status: 422, text: '验证码不正确。', next: '请核对短信中的 6 位数字。' },
  CODE_EXPIRED: { status: 422, text: '验证码已失效。', next: '请重新获取验证码。' },
  PLATFORM_CODE_REFUSED: { status: 422, text: '平台没有认可这次授权。', next: '请重新点击登录。' },
  PLATFORM_SILENT: { status: 503, text: '平台暂时没有回应。', next: '请稍后再试，或改用短信验证码登录。' },
  CHOICE_EXPIRED: { status: 410, text: '选择已超时。', next: '请重新登录。' },
  PERSON_NOT_PROVED: {
    status: 422,
    text: '身份证号码和这个账号的实名对不上。',
    next: '请核对；号码是新办的，请选“都不是，我第一次来”。',
  },
  // real name
  NAME_INVALID: { status: 422, text: '姓名的写法有误。', next: '请按身份证上的姓名填写，少数民族姓名用“·”分隔。' },
  ID_NUMBER_INVALID: { status: 422, text: '身份证号码有误。', next: '请核对 18 位身份证号码。' },
  REAL_NAME_MISMATCH: {
    status: 422,
    text: '姓名与身份证号码对不上。',
    next: '请对照身份证核对；仍不符请带身份证到窗口核实。',
  },
  REAL_NAME_DONE: { status: 409, text: '您已经完成实名。', next: '如需变更，请带身份证到窗口办理。' },
  REAL_NAME_ELSEWHERE: {
    status: 409,
    text: '这个身份已在另一个手机号上实名。',
    next: '请用发到原手机号的验证码确认是您本人。',
  },
  // appointments
  SERVICE_NOT_HERE: { status: 422, text: '这个大厅不办理这项业务。', next: '请选择其他大厅或业务。' },
  PLACE_TAKEN: { status: 409, text: '这个时段刚刚约满。', next: '请选择其他时段。' },
  PLACE_PAST: { status: 422, text: '这个时段已经过去或即将开始。', next: '请选择之后的时段。' },
  PLACE_NOT_RELEASED: { status: 422, text: '这个时段还没有放号。', next: '请在放号时间后再来。' },
  ONE_PER_SERVICE: { status: 409, text: '您在这项业务上已有一个预约。', next: '可以改期或取消原预约后再约。' },
  AGENT_QUOTA: {
    status: 403,
    text: '您替别人约的已经够多了。',
    next: '请本人用自己的手机约，或直接到大厅现场取号。',
  },
  HOLD_ENDED: { status: 410, text: '保留时间已到，名额已放回。', next: '请重新选择时段，您填写的内容还在。' },
  PLACES_FREE: { status: 409, text: '现在就有合适的名额。', next: '不用候补，直接约就行。' },
  WAITING_ALREADY: { status: 409, text: '您在这项业务上已经在候补。', next: '想改条件，请先退出候补再重新加入。' },
  OFFER_ENDED: {
    status: 410,
    text: '这个名额的保留时间已到，给了下一位。',
    next: '您还在候补里，再有名额会马上告诉您。',
  },
  CANCEL_TOO_LATE: {
    status: 409,
    text: '预约前一天 24:00 后不能在网上取消。',
    next: '如不能按时到，请点“我会晚到”或致电大厅。',
  },
  MOVE_TOO_LATE: { status: 409, text: '预约已经开始，不能改期。', next: '请直接到大厅取号办理。' },
  BOOKING_PAUSED: {
    status: 403,
    text: '因多次爽约，网上预约暂停。',
    next: '可以直接到大厅现场取号，也可以对爽约记录申诉。',
  },
  APPEAL_EXISTS: { status: 409, text: '这条记录已经申诉过。', next: '请在消息中查看处理结果。' },
  APPEAL_DECIDED: { status: 409, text: '这条申诉已经处理。', next: '请刷新后查看。' },
  // queue
  HALL_CODE_INVALID: {
    status: 422,
    text: '这个二维码不是本大厅的取号码。',
    next: '请扫描大厅屏幕或取号机上的二维码。',
  },
  HALL_CODE_EXPIRED: { status: 410, text: '二维码已过期。', next: '请重新扫描大厅屏幕上的二维码。' },
  MY_CODE_INVALID: { status: 422, text: '出示的预约码无效或已过期。', next: '请让群众刷新后重新出示。' },
  HALL_CLOSED: { status: 409, text: '大厅现在不在服务时间。', next: '请在服务时间内取号。' },
  TOO_EARLY: { status: 409, text: '还没到可以取号的时间。', next: '请在预约时间前 60 分钟内取号。' },
  ALREADY_IN_QUEUE: { status: 409, text: '您今天在这项业务上已经取号。', next: '请在“排队”里查看您的号。' },
  SERVICE_REQUIRED: { status: 422, text: '请先选择要办的业务。', next: '请选择业务后再取号。' },
  QUEUE_EMPTY: { status: 409, text: '现在没有等候的群众。', next: '有人取号后会自动提示。' },
  WINDOW_BUSY: { status: 409, text: '这个窗口还有没办完的号。', next: '请先办结、转移或标记过号。' },
  WINDOW_TAKEN: { status: 409, text: '这个窗口已由其他同事开启。', next: '请选择其他窗口。' },
  WINDOW_CLOSED: { status: 409, text: '窗口还没有开启。', next: '请先开启窗口。' },
  // calendar
  CALENDAR_WRONG: { status: 422, text: '放假通知填写有误。', next: '请对照国务院办公厅的通知核对日期。' },
  // fees and fund
  DATE_NOT_COVERED: {
    status: 422,
    text: '没有收录这一天有效的标准。',
    next: '请换一个日期，或以当地公布为准。',
  },
  PREPAYMENT_NOT_PART: { status: 422, text: '提前还款金额要小于剩余本金。', next: '全部还清请按结清办理。' },
  PAYMENT_TOO_SMALL: { status: 422, text: '按这个月供还不清贷款。', next: '请提高月供，或选择期限不变。' },
  // eligibility checks
  CHECK_NOT_HERE: {
    status: 422,
    text: '这里不能核验这个城市的购房资格。',
    next: '请向房子所在城市的住房部门申请核验。',
  },
  CHECK_UNDER_WAY: {
    status: 409,
    text: '您已有一个正在办理的购房资格核验。',
    next: '请先看它的进展，或取消后重新申请。',
  },
  STATEMENT_OUTDATED: { status: 409, text: '告知书刚刚更新过。', next: '请重新阅读后再同意。' },
  CHALLENGE_EXISTS: { status: 409, text: '这一项已经在核实中。', next: '请在本页查看答复期限和结果。' },
  RESULT_EXPIRED: { status: 410, text: '核验结果已过有效期。', next: '请让申请人重新申请核验。' },
  // catalogue
  ITEM_CHANGED: {
    status: 409,
    text: '这个事项的规定已经改过，原来的回答可能不合适了。',
    next: '请重新回答问题，按新规定生成告知单。',
  },
  ITEM_FILE_WRONG: { status: 422, text: '文件里还有错误，什么也没有改动。', next: '请按试算的提示改好后再提交。' },
  ITEM_VERSION_TAKEN: {
    status: 409,
    text: '这个版本号已经有人用了。',
    next: '请先下载最新的文件，把版本号加 1 再提交。',
  },
  // papers
  UPLOAD_TOO_LARGE: { status: 413, text: '文件超过 20 MB。', next: '请拍照上传，或把文件分成几份。' },
  UPLOAD_TYPE: { status: 415, text: '这种文件不能上传。', next: '请上传照片（JPG、PNG、HEIC）或 PDF。' },
  UPLOAD_CHANGED: { status: 409, text: '文件内容和开始上传时不一样了。', next: '请重新拍照或重新选择文件。' },
  UPLOADS_FULL: { status: 409, text: '存放的材料太多了。', next: '请先在“我的材料”里删除不用的材料。' },
  PART_WRONG: { status: 422, text: '有一段内容在路上受损。', next: '正在自动重传，请稍候。' },
  PARTS_MISSING: { status: 409, text: '还有内容没有传到。', next: '请继续上传，已传到的不用重传。' },
  DOCUMENT_NOT_READY: { status: 409, text: '这份材料还没有整理好。', next: '请稍候再试。' },
  DOCUMENT_OUTDATED: { status: 422, text: '这份证件已过有效期。', next: '请上传新的证件。' },
  DOCUMENT_IN_USE: { status: 409, text: '这份材料正用在办件里，不能删除。', next: '请先在办件中撤回这份材料。' },
  USE_FILED: { status: 409, text: '办件已经受理，材料依法留存。', next: '如需更换材料，请联系经办人。' },
  // certificates
  CERTIFICATE_NO_SOURCE: {
    status: 422,
    text: '这种证照不用申领。',
    next: '事情办好后会自动签发，到“我的证照”里看。',
  },
  CERTIFICATE_NOT_HELD: {
    status: 422,
    text: '登记簿上没有查到您是这处房产的权利人。',
    next: '请核对是哪一处房产；有疑问请带身份证到登记窗口。',
  },
  FUND_SILENT: {
    status: 503,
    text: '公积金中心的系统暂时没有答复。',
    next: '这不等于没有您的记录，请过几分钟再试，或到公积金中心窗口开具。',
  },
  CERTIFICATE_NOT_VALID: { status: 409, text: '这张证照现在不能使用。', next: '原因写在证照下面，请先看一看。' },
  LINK_EXPIRED: { status: 410, text: '链接已失效。', next: '请返回后重新打开。' },
  // reading aloud
  VOICE_SILENT: {
    status: 503,
    text: '现在读不出来。',
    next: '请家人或窗口工作人员念给您听，也可以拨打 12345。',
  },
  // organisations
  ENTERPRISES_SILENT: {
    status: 503,
    text: '企业登记暂时没有答复。',
    next: '请过几分钟再试；急办的可以带盖章材料到窗口。',
  },
  NOT_REPRESENTATIVE: {
    status: 422,
    text: '企业登记里没有您任法定代表人或负责人的单位。',
    next: '您是经办人的，请让法定代表人在“我的单位”里登记您。',
  },
  TOO_MANY_DEPUTIES: { status: 409, text: '登记的经办人太多了。', next: '请先收回不用的经办人。' },
  // live checks
  LIVE_CHECK_NEEDED: {
    status: 409,
    text: '确认之前要先核验是您本人。',
    next: '可以刷脸，也可以到窗口或等工作人员来电，效力一样。',
  },
  LIVE_CHECK_WAY: { status: 422, text: '这种核验方式现在用不了。', next: '请换一种方式，效力一样。' },
  LIVE_CHECK_SILENT: { status: 503, text: '核验平台暂时没有回应。', next: '请稍后再试，或改由工作人员核验。' },
  LIVE_CHECK_LIMIT: { status: 429, text: '今天核验的次数太多了。', next: '请改由工作人员核验，或明天再试。' },
  LIVE_CHECK_NOT_THEM: {
    status: 422,
    text: '证件号码与本人实名的号码不一致。',
    next: '请核对证件；确实不是本人的，记为没有通过。',
  },
  LIVE_CHECK_RECORD: { status: 422, text: '核验记录没有填全。', next: '请把每个问题的回答写下来。' },
  NOT_ACTING_FOR: {
    status: 403,
    text: '您现在不能代表这个单位办这件事。',
    next: '请在“我的单位”里重新核对，或请法定代表人登记您为经办人。',
  },
  // delegations
  DELEGATION_WRONG: { status: 422, text: '委托的内容不对。', next: '请按提示修改后再交。' },
  TOO_MANY_ASKS: { status: 409, text: '您发出的代办请求太多了。', next: '请等对方回应，或先取消几份请求。' },
  HAS_PHONE: { status: 409, text: '这位当事人在手机上实名过。', next: '请本人在自己手机上确认，窗口不能代替。' },
  READING_OVER: { status: 410, text: '这个码已经用完或过期了。', next: '请工作人员重新生成一个。' },
  NEEDS_WITNESS: { status: 409, text: '还要第二位工作人员在场见证。', next: '请见证人用自己的手机输入屏上的码。' },
  NOT_DELEGATED: { status: 403, text: '这一步不在委托的范围内。', next: '请委托人本人来办，或请委托人重新委托。' },
  // batches
  BATCH_UNKNOWN: { status: 404, text: '没有这个批量件。', next: '请核对批量件号，以 PL 开头。' },
  NOT_CREDITOR: {
    status: 403,
    text: '登记簿上，申请人不是这套房的抵押权人，也不是产权人。',
    next: '请核对是哪一套房；由抵押权人（银行）或产权人申请。',
  },
  NOT_A_BATCH_ITEM: { status: 422, text: '这个事项不能批量办。', next: '请回到事项页，一件一件办理。' },
  LIST_UNREADABLE: { status: 422, text: '这个文件读不出清单。', next: '请下载模板，填好后另存为 .xlsx 再上传。' },
  LIST_HAS_FAULTS: {
    status: 409,
    text: '清单里还有错误的行。',
    next: '请改好后重新上传，或选择先办没有错误的行。',
  },
  // names
  SPELLING_OTHER_NAME: {
    status: 422,
    text: '这种写法和您的姓名差得太多。',
    next: '请核对；改过名的，请带户口簿到窗口办理。',
  },
  SPELLING_LIMIT: { status: 429, text: '您提交的内容还没有处理完。', next: '请等工作人员答复后再提交。' },
  NO_GLYPH: { status: 404, text: '字库里没有这个字。', next: '可以请窗口工作人员登记这个字。' },
  NAME_IN_DOUBT: {
    status: 409,
    text: '填写的姓名和您的实名写法不一样，要请两位工作人员核对是不是同一个名字。',
    next: '核对好会通知您，以后不再问；着急的请带身份证到窗口。',
  },
  NAME_NOT_YOURS: {
    status: 409,
    text: '填写的姓名不是您的姓名。',
    next: '请联系填写的人改正后再确认；不是您办的请点“不是我”。',
  },
  // cases
  ITEM_NOT_ONLINE: { status: 422, text: '这个事项不能由个人在网上发起。', next: '请看事项页上的办理方式。' },
  TOO_MANY_DRAFTS: { status: 409, text: '您没办完的草稿太多了。', next: '请先办完或放弃几份草稿。' },
  CASE_FIELD_WRONG: { status: 422, text: '填写的内容有误。', next: '请按提示修改。' },
  CASE_INCOMPLETE: { status: 422, text: '还有没填或没交的内容。', next: '请补齐后再提交，已填的都保存着。' },
  ACT_CHANGED: { status: 409, text: '要确认的内容刚刚有改动。', next: '请重新看一遍内容再确认。' },
  PAPER_UNKNOWN: { status: 422, text: '这件业务不需要这份材料，或文件还不能用。', next: '请按材料清单选择。' },
  PAPERS_MISSING: { status: 409, text: '材料还没齐。', next: '请把清单上的材料补齐。' },
  REVOCATION_OPEN: {
    status: 409,
    text: '已经有人提出核查，或者决定已经撤销。',
    next: '请在“办结后查出不实”里找到这一件。',
  },
  PROMISE_NOT_ALLOWED: { status: 422, text: '这份材料不能承诺后补。', next: '请直接提交这份材料。' },
  CASE_STOPPED: { status: 409, text: '这件业务现在暂停着。', next: '恢复后会通知您。' },
  WITHDRAWAL_NEEDS_ALL: { status: 409, text: '撤回要全体申请人都同意。', next: '请联系其他申请人在手机上同意撤回。' },
  SAID_WRONG: { status: 409, text: '申请人说有一项不对，还没有改。', next: '请和申请人核对，改好这一项再提交。' },
  ENTRY_MOVED: { status: 409, text: '这一项窗口刚刚改过。', next: '请再看一遍，还不对就再点“错”。' },
  NOT_YOUR_CASE: { status: 403, text: '这件业务不在您的岗位范围内。', next: '如需查看，请联系主管转交。' },
  FILE_NOT_OPENED: { status: 409, text: '您还没有打开看过最新的内容。', next: '请先打开这份办件看一遍再决定。' },
  TASK_NOT_OPEN: { status: 409, text: '这项工作现在不能办。', next: '请等前面的部门办完，或刷新后再看。' },
  SAME_PERSON: { status: 403, text: '同一件业务，前后两步不能是同一个人。', next: '请转交给同事办理。' },
  NOT_ITS_OFFICER: { status: 422, text: '这个人没有经办过这份办件。', next: '请从经办人里选责任人。' },
  NOT_HOLDER: { status: 403, text: '这一环由另一位同事经办。', next: '请由经办人转交，或请主管安排。' },
  INTERESTED: { status: 403, text: '您与当事人可能有利害关系，应当回避。', next: '请转交给同事办理。' },
  NOT_QUALIFIED: { status: 403, text: '这一步要有相应资格的人员办理。', next: '请转交给有资格的同事。' },
  NEEDS_SUPERVISOR: { status: 403, text: '这一步要由主管决定。', next: '请写明理由，提交主管。' },
  ALREADY_TOLD: {
    status: 409,
    text: '已经一次性告知过，不能再要材料。',
    next: '确有必要的，由主管写明理由批准。',
  },
  GROUND_UNKNOWN: { status: 422, text: '没有这种暂停计时的法定情形。', next: '请从列表中选择。' },
  GROUND_NEEDS_PAPER: { status: 422, text: '这种情形要有文书才能暂停计时。', next: '请填写文书名称和编号。' },
  RESTRICTED: { status: 409, text: '登记簿上有限制，这件业务现在不能办。', next: '请先解除限制，详见办件里的说明。' },
  REGISTER_SILENT: { status: 503, text: '登记簿暂时没有回应。', next: '会自动再查，请稍后再试。' },
  PAYMENT_NOT_DUE: { status: 409, text: '现在没有要缴的费用。', next: '请刷新后查看，已缴的不用再缴。' },
  PAYMENT_OPEN: { status: 409, text: '有一笔付款正在进行。', next: '请先付完那一笔，或等 15 分钟后再试。' },
  PAYMENT_SILENT: {
    status: 503,
    text: '支付平台暂时没有回应。',
    next: '请稍后再点缴费，不会重复扣款；也可以到窗口刷卡。',
  },
  PAY_CODE_VOID: {
    status: 404,
    text: '这个代付码不能用。',
    next: '请核对 12 位数字；过期、用过或收回的，请对方再要一个。',
  },
  PAYMENT_REFUSED: { status: 422, text: '支付平台没有接受这次付款。', next: '请稍后再试，或到窗口刷卡缴费。' },
  RATING_OVER: { status: 409, text: '这次评价已经结束。', next: '办完 30 天内可以评一次；有意见请打 12345。' },
  NOT_YOUR_RATING: { status: 403, text: '这条评价不是评您的，不能申诉。', next: '请由被评的经办人申诉。' },
  PROMISE_DAY: { status: 422, text: '答应的日子不能在今天以前，也不能晚过 30 天。', next: '请换一个日子。' },
  COLLECTION_NOT_OPEN: { status: 409, text: '现在还不能办这一步。', next: '请刷新，看看证和材料在哪里。' },
  COLLECTION_UNDER_WAY: { status: 409, text: '快递已经取走，改不了了。', next: '请等快递送到，或拨打快递客服。' },
  COURIER_SILENT: { status: 503, text: '快递公司暂时没有回应。', next: '请过几分钟再试。' },
  HAND_OVER_CODE_WRONG: { status: 422, text: '交接码不对。', next: '请领取人打开手机，重新看一遍交接码。' },
  HAND_OVER_CODE_VOID: {
    status: 409,
    text: '交接码输错太多次，已经作废。',
    next: '请领取人在手机上点“换一个码”，或核对身份证后发证。',
  },
  REFUND_TOO_MUCH: { status: 422, text: '退款不能超过还能退的金额。', next: '请核对已经退过的金额。' },
  AMOUNT_DIFFERS: { status: 422, text: '收款金额与应缴金额不一致。', next: '请核对应缴金额。' },
} as const satisfies Record<string, Refusal>

export type ErrorCode = keyof typeof errorCodes

/** Codes that any route may answer with; not repeated in the contract. */
export const commonErrors = [
  'BAD_INPUT',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_BODY',
  'NOT_LOGGED_IN',
  'ACCESS_EXPIRED',
  'SESSION_ENDED',
  'REAL_NAME_REQUIRED',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'KEY_MISSING',
  'KEY_REUSED',
  'TOO_MANY_REQUESTS',
  'STATE_MOVED',
  'INTERNAL',
  'UNAVAILABLE',
] as const satisfies readonly ErrorCode[]

/** The body of every refusal. `field` names the input that is wrong; `retryAfterSeconds` when waiting helps. */
export interface ErrorReply {
  code: ErrorCode
  text: string
  next: string
  field?: string
  retryAfterSeconds?: number
  requestId?: string
}
