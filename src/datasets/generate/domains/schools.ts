// Schools: classes, pupils, homework, grades.
import type { Domain } from '../domain.ts';

export const schools: Domain = {
  name: 'schools',
  context: "The holidays are over.|My daughter was ill.|Parents' evening is near.|The teacher wrote to us.",
  slots: {
    pupil: {
      name: 'pupil|student|child',
      about: 'name of the pupil',
      value: 'first-name',
      say: 'of {}|for {}|concerning {}',
    },
    class: {
      name: 'class|class name|form',
      about: 'name of the class',
      value: { code: '#?' },
      say: 'of class {}|for class {}|in class {}',
    },
    subject: {
      name: 'subject|school subject',
      about: 'what is taught',
      value: {
        words:
          'maths|biology|history|geography|physics|art|music|chemistry|French|literature|economics|religion',
      },
      say: 'in {}|on the subject of {}|from the {} lesson',
    },
    grade: {
      name: 'grade|mark|points',
      about: 'points from 1 to 15',
      value: { integer: [1, 15] },
      say: 'with {} points|of {} points|marked with {} points',
    },
    teacher: {
      name: 'teacher|tutor|teacher name',
      about: 'who teaches',
      value: 'person',
      say: 'with {}|by {}|taught by {}',
    },
    room: {
      name: 'room|classroom|room number',
      about: 'where it is',
      value: { code: 'R###' },
      say: 'in room {}|moved to room {}|held in {}',
    },
    lesson: {
      name: 'lesson|period|lesson number',
      about: 'which lesson of the day',
      value: { integer: [1, 9] },
      say: 'lesson {}|in period {}|during lesson {}',
    },
    excused: {
      name: 'excused|with excuse',
      about: 'whether it is excused',
      value: { flag: { yes: 'excused|as excused', no: 'not excused|without being excused' } },
      default: false,
    },
    task: {
      name: 'task|homework|assignment',
      about: 'what must be done',
      value: 'text',
      say: '"{}"|saying "{}"|with the task "{}"',
    },
    term: {
      name: 'term|half year',
      about: 'part of the school year',
      value: {
        choice: {
          autumn: 'of the autumn term|in autumn',
          spring: 'of the spring term|in spring',
          summer: 'of the summer term|in summer',
        },
      },
    },
    sizePeople: {
      name: 'pupils|number of pupils',
      about: 'how many pupils',
      value: { integer: [5, 35] },
      say: 'with {} pupils|for {} pupils|of {} pupils',
    },
  },
  things: [
    {
      noun: 'homework task',
      also: 'piece of homework|school task|assignment for home',
      about: 'what pupils must do at home',
      operations: {
        create: 'class! task! dueDate subject',
        list: 'class! subject limit',
        check: 'pupil! subject!',
        delete: 'class! dueDate!',
        translate: 'task! language!',
      },
    },
    {
      noun: 'school class',
      plural: 'school classes',
      also: 'class|form at school|group of pupils',
      about: 'pupils who learn together',
      operations: {
        create: 'class! teacher! sizePeople',
        get: 'class!',
        list: 'teacher! limit',
        update: 'class! teacher!',
        send: 'class! message!',
      },
    },
    {
      noun: 'school grade',
      also: 'mark|grade|school mark',
      about: "how good a pupil's work is",
      operations: {
        create: 'pupil! subject! grade!',
        get: 'pupil! subject',
        update: 'pupil! subject! grade!',
        calculate: 'pupil! term!',
        compare: 'class! subject',
      },
    },
    {
      noun: 'report card',
      also: 'school report|term report|school certificate',
      about: 'all marks of a pupil in one paper',
      operations: {
        get: 'pupil! term!',
        print: 'pupil! term!',
        send: 'pupil! email!',
        verify: 'pupil! year!',
        archive: 'pupil! year!',
      },
    },
    {
      noun: 'class timetable',
      also: 'lesson plan|school timetable|timetable of a class',
      about: 'which lesson is when',
      operations: {
        get: 'class! weekday',
        download: 'class! term',
        update: 'class! lesson! room!',
        print: 'class!',
        share: 'class! recipient!',
      },
    },
    {
      noun: 'pupil absence',
      also: 'absence from school|missed school day|absence of a pupil',
      about: 'a pupil who is not at school',
      operations: {
        report: 'pupil! date! reason excused',
        list: 'class! date',
        approve: 'pupil! date!',
        count: 'pupil! term',
      },
    },
    {
      noun: "parents' evening",
      also: 'evening for parents|meeting with teachers|parent evening',
      about: 'parents talk with the teachers',
      operations: {
        schedule: 'class! date! time!',
        book: 'teacher! time! pupil',
        cancel: 'pupil! teacher!',
        postpone: 'class! newDate!',
      },
    },
    {
      noun: 'school trip',
      also: 'class trip|excursion of a class|school excursion',
      about: 'a class that goes somewhere',
      operations: {
        create: 'class! destination! date! sizePeople',
        cancel: 'class! reason',
        pay: 'pupil! amount!',
        find: 'destination! maxPrice',
        approve: 'class! note',
      },
    },
    {
      noun: 'school meal',
      also: 'lunch at school|school lunch|canteen meal',
      about: 'the lunch that pupils get',
      operations: {
        get: 'date!',
        book: 'pupil! date!',
        cancel: 'pupil! date!',
        pay: 'pupil! amount!',
        rate: 'date! stars!',
      },
    },
    {
      noun: 'private tutor',
      also: 'tutor|private teacher|extra teacher',
      about: 'a teacher who helps one pupil',
      operations: {
        find: 'subject! maxPrice minRating',
        book: 'teacher! subject! date! time',
        rate: 'teacher! stars!',
        recommend: 'subject! minRating',
        cancel: 'teacher! date!',
      },
    },
  ],
};
