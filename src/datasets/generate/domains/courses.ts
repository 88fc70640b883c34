// Online courses: lessons, quizzes, certificates.
import type { Domain } from '../domain.ts';

export const courses: Domain = {
  name: 'courses',
  context: 'I want a new career.|Evenings are free now.|My employer pays for it.|I failed the test once.',
  slots: {
    course: {
      name: 'course|course title|course name',
      about: 'title of the course',
      value: 'title',
      say: '"{}"|called "{}"|titled "{}"',
    },
    inCourse: {
      name: 'course|course title|course name',
      about: 'title of the course',
      value: 'title',
      say: 'of the course "{}"|in "{}"|for the course "{}"',
    },
    courses: {
      name: 'courses|titles',
      about: 'titles of the courses',
      value: { list: 'title', size: [2, 2] },
      say: '{}|of {}|between {}',
    },
    subject: {
      name: 'subject|field|area',
      about: 'what is taught',
      value: {
        words:
          'web design|machine learning|bookkeeping|photography|creative writing|marketing|astronomy|project management|pottery|psychology|data science',
      },
      say: 'on {}|about {}|from the field of {}',
    },
    level: {
      name: 'level|difficulty',
      about: 'how hard it is',
      value: {
        choice: {
          beginner: 'for beginners|beginner level',
          intermediate: 'intermediate|intermediate level',
          advanced: 'advanced|advanced level',
        },
      },
    },
    weeks: {
      name: 'weeks|duration weeks|length',
      about: 'length in weeks',
      value: { integer: [1, 20] },
      say: 'for {} weeks|over {} weeks|taking {} weeks',
    },
    free: {
      name: 'free|free only',
      about: 'whether it must be free',
      value: { flag: { yes: 'free only|free of charge', no: 'free or paid|not only free ones' } },
      default: false,
    },
    lesson: {
      name: 'lesson|lesson number|unit',
      about: 'number of the lesson',
      value: { integer: [1, 60] },
      say: 'lesson {}|at lesson {}|of unit {}',
    },
    learner: {
      name: 'learner|student|participant',
      about: 'who learns',
      value: 'person',
      say: 'for {}|of {}|taken by {}',
    },
    teacher: {
      name: 'teacher|instructor|lecturer',
      about: 'who teaches',
      value: 'person',
      say: '{}|named {}|by the name of {}',
    },
    points: {
      name: 'points|score|result',
      about: 'points from 0 to 100',
      value: { integer: [0, 100] },
      say: 'with {} points|at {} points|reaching {} points',
    },
    questions: {
      name: 'questions|number of questions',
      about: 'how many questions',
      value: { integer: [3, 50] },
      say: 'with {} questions|of {} questions|asking {} questions',
    },
    credential: {
      name: 'certificate id|certificate number|credential',
      about: 'number of the certificate',
      value: { code: 'CERT-####' },
      say: '{}|number {}|with the number {}',
    },
    hoursWeek: {
      name: 'hours per week|weekly hours|effort',
      about: 'hours a week',
      value: { integer: [1, 20] },
      say: 'for {} hours a week|with {} hours a week|at {} hours weekly',
    },
  },
  things: [
    {
      noun: 'online course',
      also: 'course|web course|course on the internet',
      about: 'lessons that are taken on the internet',
      operations: {
        find: 'subject! level free hoursWeek',
        buy: 'course! learner',
        compare: 'courses! weeks',
        rate: 'course! stars! note',
        recommend: 'subject! level',
      },
    },
    {
      noun: 'video lesson',
      also: 'lesson|recorded lesson|lesson on video',
      about: 'one lesson of a course as a film',
      operations: {
        start: 'inCourse! lesson!',
        download: 'inCourse! lesson!',
        summarize: 'inCourse! lesson! language',
        share: 'inCourse! lesson! email!',
        upload: 'inCourse! file!',
      },
    },
    {
      noun: 'practice quiz',
      plural: 'practice quizzes',
      also: 'quiz|test with questions|exercise test',
      about: 'questions that test what was learnt',
      operations: {
        create: 'inCourse! questions! level',
        start: 'inCourse! lesson',
        rate: 'inCourse! lesson! stars!',
        check: 'inCourse! learner!',
        copy: 'inCourse! newTitle!',
      },
    },
    {
      noun: 'final exam',
      also: 'exam|closing test|examination',
      about: 'the last test of a course',
      operations: {
        schedule: 'inCourse! date! learner',
        postpone: 'inCourse! newDate!',
        cancel: 'inCourse! reason',
        report: 'learner! inCourse! points!',
        approve: 'learner! inCourse!',
      },
    },
    {
      noun: 'course certificate',
      also: 'certificate|diploma of a course|proof of a course',
      about: 'proves that somebody passed a course',
      operations: {
        get: 'credential!',
        verify: 'credential! learner',
        print: 'credential!',
        send: 'credential! email!',
        create: 'learner! inCourse! points',
      },
    },
    {
      noun: 'course enrolment',
      also: 'enrolment|place in a course|registration for a course',
      about: "a learner's place in a course",
      operations: {
        create: 'learner! inCourse! startDate',
        cancel: 'learner! inCourse! reason',
        list: 'inCourse! limit',
        count: 'inCourse! month',
      },
    },
    {
      noun: 'study group',
      also: 'learning group|group of learners|learning circle',
      about: 'people who learn together',
      operations: {
        create: 'title! subject! weekday',
        find: 'subject! language',
        share: 'title! email!',
        archive: 'title!',
        delete: 'title! reason',
      },
    },
    {
      noun: 'study plan',
      also: 'learning plan|plan for learning|study schedule',
      about: 'what to learn in which week',
      operations: {
        create: 'learner! inCourse! hoursWeek weeks',
        update: 'learner! hoursWeek!',
        get: 'learner!',
        postpone: 'learner! newDate!',
        stop: 'learner!',
      },
    },
    {
      noun: 'course teacher',
      also: 'instructor|lecturer|teacher of a course',
      about: 'somebody who teaches a course',
      operations: {
        find: 'subject! language minRating',
        get: 'teacher!',
        rate: 'teacher! stars!',
        send: 'teacher! message!',
        assign: 'teacher! inCourse!',
      },
    },
  ],
};
