import { attached, without } from './example.ts';
import type { Examples } from './example.ts';

const project = {
  id: 'r1',
  name: 'ธนาคารเมล็ดพันธุ์ผักพื้นบ้าน',
  side: ['immunity', 'knowledge'],
  stage: 'running',
  year: 2568,
  budget: 25_000,
  source: 'local',
  photos: [attached(1)],
};
const full = {
  inProject: true,
  since: '2024-11-01',
  projects: [
    project,
    {
      ...without(project, 'source', 'photos'),
      id: 'r2',
      name: 'บัญชีครัวเรือนทั้งตำบล',
      stage: 'tambonPlan',
    },
  ],
  remarks: 'ขอรับการสนับสนุนวิทยากร',
};

export const examples: Examples = {
  accepted: [
    { name: 'two projects at different stages', answers: full },
    { name: 'not in the project', answers: { inProject: false, whyNot: 'ตำบลขอเริ่มปีงบประมาณหน้า' } },
    {
      name: 'projects left over from before saying no are dropped',
      answers: { ...full, inProject: false, whyNot: 'ถอนตัวจากโครงการ' },
    },
  ],
  rejected: [
    { name: 'in the project without projects', answers: { inProject: true }, path: 'projects' },
    {
      name: 'the same project twice',
      answers: { ...full, projects: [project, { ...project, id: 'r2' }] },
      path: 'projects.r2.name',
    },
    {
      name: 'not in the project, but not why',
      answers: { inProject: false },
      path: 'whyNot',
    },
    {
      name: 'in the project since tomorrow',
      answers: { ...full, since: '2025-06-11' },
      path: 'since',
    },
    {
      name: 'a project on no side of the principle',
      answers: { ...full, projects: [without(project, 'side')] },
      path: 'projects.r1.side',
    },
    {
      name: 'a project without a sum',
      answers: { ...full, projects: [without(project, 'budget')] },
      path: 'projects.r1.budget',
    },
    {
      name: 'funded by nobody',
      answers: { ...full, projects: [without(project, 'source')] },
      path: 'projects.r1.source',
    },
    {
      name: 'a year of the common era',
      answers: { ...full, projects: [{ ...project, year: 2025 }] },
      path: 'projects.r1.year',
    },
  ],
};
