import type { Item, MaterialList } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { answersOf } from '../answers.ts'
import { allWords } from '../limit-words.ts'
import { MaterialGroups } from '../material-groups.tsx'

/** 一次性告知单 (E2): everything at once, for the situation that was answered, with what to do when one disagrees. */
export default function NoticeSheet() {
  const { code = '', answers: text } = useRouter().params
  const answers = answersOf(text)
  const list = useRequest(() => call('catalogue.materials', { params: { code }, body: { answers } }), [code, text])
  const item = useRequest(() => call('catalogue.get', { params: { code } }), [code])
  return (
    <Page
      title="一次性告知单"
      lead={list.reply?.item.name}
      foot={
        item.reply?.service && (
          <Button icon="calendar" onTap={() => go('/packages/book/hall/index', { service: item.reply?.service })}>
            预约去大厅办
          </Button>
        )
      }
    >
      <Answered asked={list}>
        {(reply) => (
          <>
            {!reply.complete && (
              <Notice tone="act" title="还有问题没有回答">
                下面只列出已经确定要的材料，请回去答完。
              </Notice>
            )}
            <Situation list={reply} />
            <MaterialGroups materials={reply.needed} />
            <Answered asked={item} cards={1}>
              {(shown) => <WhereAndWhen item={shown} />}
            </Answered>
            <Card kind="plain" title="您的权利">
              <ListRow icon="shield" text="一次说清" note="按您的回答一次列齐。情况变了，请重新回答问题。" />
              <ListRow icon="scale" text="不能办要有书面理由" note="不能办的，可以要求写明理由和法律依据。" />
              <ListRow icon="phone" text="不服可以投诉" note="拨打 12345，或在“投诉、咨询、求助”里提出。" />
            </Card>
          </>
        )}
      </Answered>
    </Page>
  )
}

const Situation = ({ list: { answers, on, version } }: { list: MaterialList }) => (
  <Card kind="plain" title="您的情况">
    {answers.map(({ question, answer }) => (
      <ListRow key={question} text={question} asideText={answer} />
    ))}
    <ListRow text="按哪一天的规定" note={`${on}，事项第 ${version.item} 版，城市档案第 ${version.city} 版`} />
  </Card>
)

function WhereAndWhen({ item: { promise, statutory, officers, city } }: { item: Item }) {
  const shown = officers.filter(({ officer }) => officer)
  return (
    <Card kind="plain" title="多久、找谁">
      <ListRow
        icon="clock"
        text={promise.length ? `${city.name}承诺 ${allWords(promise)}` : '没有公布承诺时限'}
        note={statutory.length ? `法定 ${allWords(statutory)}` : '没有全国统一的法定时限'}
      />
      {shown.map(({ hallId, hallName, phone, officer }) => (
        <ListRow key={hallId} icon="person" text={`${hallName}：${officer?.name}`} note={`电话 ${phone}`} />
      ))}
    </Card>
  )
}
