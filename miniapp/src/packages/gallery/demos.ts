import type { ComponentType } from 'react'
import AnsweredDemo from '../../components/answered/demo.tsx'
import BarsDemo from '../../components/bars/demo.tsx'
import ButtonDemo from '../../components/button/demo.tsx'
import CardDemo from '../../components/card/demo.tsx'
import ChoiceDemo from '../../components/choice/demo.tsx'
import CountdownDemo from '../../components/countdown/demo.tsx'
import DateFieldDemo from '../../components/date-field/demo.tsx'
import DateStripDemo from '../../components/date-strip/demo.tsx'
import DialogDemo from '../../components/dialog/demo.tsx'
import EmptyDemo from '../../components/empty/demo.tsx'
import ErrorStateDemo from '../../components/error-state/demo.tsx'
import FieldDemo from '../../components/field/demo.tsx'
import FoldDemo from '../../components/fold/demo.tsx'
import GraduallyDemo from '../../components/gradually/demo.tsx'
import IconDemo from '../../components/icon/demo.tsx'
import ListRowDemo from '../../components/list-row/demo.tsx'
import NameLettersDemo from '../../components/name-letters/demo.tsx'
import NoticeDemo from '../../components/notice/demo.tsx'
import PageDemo from '../../components/page/demo.tsx'
import PickerDemo from '../../components/picker/demo.tsx'
import QrCodeDemo from '../../components/qr-code/demo.tsx'
import QueuePositionDemo from '../../components/queue-position/demo.tsx'
import ReadAloudButtonDemo from '../../components/read-aloud-button/demo.tsx'
import SkeletonDemo from '../../components/skeleton/demo.tsx'
import SmsCodeDemo from '../../components/sms-code-input/demo.tsx'
import SpokenTextDemo from '../../components/spoken-text/demo.tsx'
import StepsDemo from '../../components/steps/demo.tsx'
import TabBarDemo from '../../components/tab-bar/demo.tsx'
import TagDemo from '../../components/tag/demo.tsx'
import TimelineDemo from '../../components/timeline/demo.tsx'
import ToastDemo from '../../components/toast/demo.tsx'
import UploadRowDemo from '../../components/upload-row/demo.tsx'

export interface Demo {
  name: string
  title: string
  Show: ComponentType
}

/** Every component of the design system; a test checks that none is missing. */
export const demos: readonly Demo[] = [
  { name: 'page', title: '页面框架', Show: PageDemo },
  { name: 'answered', title: '读取结果', Show: AnsweredDemo },
  { name: 'button', title: '按钮', Show: ButtonDemo },
  { name: 'field', title: '填写', Show: FieldDemo },
  { name: 'sms-code-input', title: '短信验证码', Show: SmsCodeDemo },
  { name: 'picker', title: '下拉选择', Show: PickerDemo },
  { name: 'date-field', title: '年月日', Show: DateFieldDemo },
  { name: 'date-strip', title: '日期与余号', Show: DateStripDemo },
  { name: 'choice', title: '单选与多选', Show: ChoiceDemo },
  { name: 'card', title: '卡片', Show: CardDemo },
  { name: 'list-row', title: '列表行', Show: ListRowDemo },
  { name: 'fold', title: '收起的内容', Show: FoldDemo },
  { name: 'gradually', title: '一段一段到', Show: GraduallyDemo },
  { name: 'steps', title: '步骤', Show: StepsDemo },
  { name: 'timeline', title: '进度时间线', Show: TimelineDemo },
  { name: 'countdown', title: '倒计时', Show: CountdownDemo },
  { name: 'notice', title: '提示', Show: NoticeDemo },
  { name: 'spoken-text', title: '要确认的话', Show: SpokenTextDemo },
  { name: 'read-aloud-button', title: '读给我听', Show: ReadAloudButtonDemo },
  { name: 'name-letters', title: '姓名大字', Show: NameLettersDemo },
  { name: 'empty', title: '空白页', Show: EmptyDemo },
  { name: 'error-state', title: '出错', Show: ErrorStateDemo },
  { name: 'skeleton', title: '加载中', Show: SkeletonDemo },
  { name: 'dialog', title: '确认框', Show: DialogDemo },
  { name: 'toast', title: '轻提示', Show: ToastDemo },
  { name: 'tag', title: '状态标签与角标', Show: TagDemo },
  { name: 'tab-bar', title: '底部导航', Show: TabBarDemo },
  { name: 'icon', title: '图标', Show: IconDemo },
  { name: 'qr-code', title: '二维码', Show: QrCodeDemo },
  { name: 'queue-position', title: '排队位置', Show: QueuePositionDemo },
  { name: 'upload-row', title: '上传进度', Show: UploadRowDemo },
  { name: 'bars', title: '条形图', Show: BarsDemo },
]
