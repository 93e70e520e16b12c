import { yearOf } from '../year-of.ts'

/**
 * Not published when this was written. The days fixed by law (全国年节及纪念日放假办法, 2024-11-10) and the lunar calendar, with
 * the block lengths of the notices before; make-up days cannot be known. An admin replaces it once the notice is out.
 */
export const year2027 = yearOf({
  year: 2027,
  status: 'provisional',
  source: '国务院办公厅尚未发布2027年通知；按《全国年节及纪念日放假办法》（2024-11-10）推算，调休未知，仅供参考',
  off: [
    ['元旦', '01-01', '01-03'],
    ['春节', '02-05', '02-12'],
    ['清明节', '04-03', '04-05'],
    ['劳动节', '05-01', '05-05'],
    ['端午节', '06-09', '06-09'],
    ['中秋节', '09-15', '09-15'],
    ['国庆节', '10-01', '10-07'],
  ],
  work: [],
})
