import type { Item, MaterialList } from '@anju/shared-types'
import { noticeRights } from '@anju/shared-types/notice-rights'
import { useRouter } from '@tarojs/taro'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go, goInstead } from '../../../lib/go.ts'
import { allWords } from '../limit-words.ts'
import { MaterialGroups } from '../material-groups.tsx'
import { OpenSheet } from './open-sheet.tsx'
import { useSheet } from './use-sheet.ts'

const rightsIcons = ['shield', 'scale', 'phone'] as const

/** 一次性告知单 (E2): everything at once, for the situation that was answered, with what to do when one disagrees. */
export default function NoticeSheet() {
  const { code = '', answers, picks, version } = useRouter().params
  const { item, list, isOutdated } = useSheet({ code, answers, picks, version })
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
            {(isOutdated || !reply.complete) && <Unfinished code={code} isOutdated={isOutdated} />}
            <Situation list={reply} />
            <MaterialGroups materials={reply.needed} />
            <Answered asked={item} cards={1}>
              {(shown) => (
                <>
                  <WhereAndWhen item={shown} />
                  <OpenSheet item={shown} list={reply} />
                </>
              )}
            </Answered>
            <Card kind="plain" title="您的权利">
              {noticeRights.map(({ title, text }, i) => (
                <ListRow key={title} icon={rightsIcons[i]} text={title} note={text} />
              ))}
            </Card>
          </>
        )}
      </Answered>
    </Page>
  )
}

/** Somebody who came by a printed code has no page to go back to. */
const Unfinished = ({ code, isOutdated }: { code: string; isOutdated: boolean }) => (
  <>
    <Notice tone="act" title={isOutdated ? '规定已经改过' : '还有问题没有回答'}>
      {isOutdated
        ? '这个码是按旧规定出的。下面只列出现在一定要的，其余要看您的情况。'
        : '下面只列出一定要的，其余要看您的情况。'}
    </Notice>
    <Card kind="accent" rows title="要带什么，按您的情况算">
      <ListRow
        icon="edit"
        text="回答问题，列出全部"
        onTap={() => goInstead('/packages/guide/wizard/index', { code })}
      />
    </Card>
  </>
)

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
