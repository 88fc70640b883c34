// Jobs: openings, applications, salaries.
import type { Domain } from '../domain.ts';

export const jobs: Domain = {
  name: 'jobs',
  context: 'My contract ends.|I finished school.|My boss is leaving.|I would like to work less.',
  slots: {
    role: {
      name: 'role|job title|position',
      about: 'name of the job',
      value: {
        words:
          'nurse|software developer|carpenter|data analyst|truck driver|accountant|pastry chef|translator|electrician|social worker|biologist|sales clerk|graphic designer',
      },
      say: 'as a {}|for a {}|in the role of {}',
    },
    roles: {
      name: 'roles|job titles',
      about: 'names of the jobs',
      value: {
        list: {
          words:
            'plumber|paralegal|bus driver|web designer|midwife|welder|librarian|optician|gardener|receptionist',
        },
        size: [2, 2],
      },
      say: 'of {}|between {}|among {}',
    },
    hours: {
      name: 'hours|hours per week|weekly hours',
      about: 'hours a week',
      value: { integer: [5, 45] },
      say: 'with {} hours a week|for {} hours a week|working {} hours weekly',
    },
    remote: {
      name: 'remote|remote only|from home',
      about: 'whether one works remotely',
      value: { flag: { yes: 'remote only|working remotely', no: 'not remote|not working remotely' } },
      default: false,
    },
    salary: {
      name: 'salary|yearly pay|pay',
      about: 'pay in euros a year',
      value: { integer: [18000, 140000] },
      say: 'for {} euros a year|at {} euros a year|with a pay of {} euros',
    },
    contract: {
      name: 'contract|employment type|contract type',
      about: 'kind of contract',
      value: {
        choice: {
          permanent: 'with a permanent contract|permanent',
          temporary: 'with a temporary contract|temporary',
          freelance: 'on a freelance basis|freelance',
        },
      },
    },
    jobId: {
      name: 'job id|vacancy number|reference',
      about: 'number of the opening',
      value: { code: 'JOB-####' },
      say: '{}|with the reference {}|under the reference {}',
    },
    forJob: {
      name: 'job id|vacancy number|reference',
      about: 'number of the opening',
      value: { code: 'JOB-####' },
      say: 'for {}|for the opening {}|concerning {}',
    },
    skills: {
      name: 'skills|abilities',
      about: 'what one can do',
      value: {
        list: {
          words:
            'welding|bookkeeping|Python|first aid|copywriting|negotiation|typing|project planning|statistics|customer care',
        },
        size: [1, 3],
      },
      say: 'with {}|mentioning {}|that lists {}',
    },
    years: {
      name: 'years|years of experience|experience',
      about: 'years of experience',
      value: { integer: [0, 25] },
      say: 'after {} years|with {} years of experience|having {} years of practice',
    },
    file: {
      name: 'file|document|file name',
      about: 'name of the file',
      value: 'file',
      say: 'from {}|with the file {}|stored as {}',
    },
    employer: {
      name: 'employer|company|firm',
      about: 'who offers the job',
      value: 'company',
      say: 'at {}|with the company {}|offered by {}',
    },
    months: {
      name: 'months|length months',
      about: 'how many months',
      value: { integer: [1, 12] },
      say: 'for {} months|lasting {} months|over {} months',
    },
  },
  things: [
    {
      noun: 'job opening',
      also: 'vacancy|open position|job offer',
      about: 'a job for which somebody is wanted',
      operations: {
        find: 'role! city remote hours',
        list: 'employer! contract limit',
        share: 'jobId! recipient!',
        subscribe: 'role! email! city',
        report: 'jobId! reason!',
      },
    },
    {
      noun: 'job application',
      also: 'application for a job|application|application for a position',
      about: 'asks a firm for a job',
      operations: {
        send: 'forJob! email! note',
        check: 'forJob!',
        cancel: 'forJob! reason',
        list: 'month limit',
        update: 'forJob! file!',
      },
    },
    {
      noun: 'curriculum vitae',
      plural: 'curricula vitae',
      also: 'resume|CV|work history',
      about: 'tells an employer what one has done',
      operations: {
        create: 'person! role! skills',
        upload: 'file! language',
        translate: 'file! language!',
        update: 'person! skills!',
        print: 'file!',
      },
    },
    {
      noun: 'cover letter',
      also: 'letter of application|motivation letter|letter with the application',
      about: 'a letter sent with an application',
      operations: {
        create: 'forJob! employer! skills',
        translate: 'forJob! language!',
        send: 'forJob! email!',
        verify: 'forJob!',
        delete: 'forJob!',
      },
    },
    {
      noun: 'job interview',
      also: 'interview for a job|talk with an employer|hiring talk',
      about: 'a talk between applicant and employer',
      operations: {
        schedule: 'forJob! date! time!',
        postpone: 'forJob! newDate!',
        cancel: 'forJob! reason',
        rate: 'employer! stars! note',
      },
    },
    {
      noun: 'average salary',
      also: 'usual wage|typical salary|wage level',
      about: 'what people earn in a job',
      operations: {
        get: 'role! country',
        compare: 'roles! country',
        calculate: 'role! years! hours',
        report: 'role! salary! city',
      },
    },
    {
      noun: 'job reference',
      also: 'reference letter|letter of reference|work reference',
      about: 'a letter about how somebody worked',
      operations: {
        create: 'person! role! years',
        send: 'person! email!',
        verify: 'person! employer!',
        print: 'person! language',
      },
    },
    {
      noun: 'work permit',
      also: 'permission to work|permit for work|working permit',
      about: 'allows foreigners to work',
      operations: {
        create: 'person! employer! role',
        renew: 'person! endDate!',
        check: 'person! employer',
        pay: 'person! amount!',
        reject: 'person! reason!',
      },
    },
    {
      noun: 'internship',
      also: 'trainee place|training placement|student job',
      about: 'a short job to learn a trade',
      operations: {
        find: 'role! city months',
        recommend: 'role! city',
        create: 'role! employer! startDate',
        cancel: 'jobId! reason',
        approve: 'person! jobId',
      },
    },
  ],
};
