import type { course as english } from '../en/course';

/** 课程页面的语句。 */
export const course: Record<keyof typeof english, string> = {
  'lesson-course': 'NNet 课程',
  'lesson-contents': '全部课程',
  'lesson-former': '上一课',
  'lesson-next': '下一课',
  'lesson-open': '尚未检查',
  'lesson-met': '{actual}，与课程所说一致',
  'lesson-missed': '{actual}，与课程所说不同',
  'lesson-changed': '{spec} 已被修改，结果可能不同。',
  'lesson-restore': '恢复 {spec}',
  'lesson-no-layer': '网络图中没有“{layer}”这一层；请恢复本课的规格文件。',
  'lesson-no-step': '还没有第 {step} 步：请先训练网络，并等待训练结束。',
};
