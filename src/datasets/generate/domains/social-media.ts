// Social media: posts, followers, hashtags, adverts.
import type { Domain } from '../domain.ts';

export const socialMedia: Domain = {
  name: 'social-media',
  context: 'Our shop needs attention.|The picture went viral.|Somebody copied my text.|We launch next month.',
  slots: {
    account: {
      name: 'account|user|profile',
      about: 'name of the account',
      value: 'username',
      say: 'of {}|for {}|by {}',
    },
    caption: {
      name: 'caption|text|post text',
      about: 'text of the post',
      value: 'text',
      say: 'saying "{}"|with the caption "{}"|that reads "{}"',
    },
    hashtag: {
      name: 'hashtag|tag',
      about: 'word with a hash sign',
      value: 'hashtag',
      say: 'with {}|under {}|tagged {}',
    },
    hashtags: {
      name: 'hashtags|tags',
      about: 'words with a hash sign',
      value: { list: 'hashtag', size: [1, 3] },
      say: 'with {}|under {}|tagged {}',
    },
    postId: {
      name: 'post id|post number|post',
      about: 'number of the post',
      value: { code: 'PST######' },
      say: '{}|number {}|with the id {}',
    },
    network: {
      name: 'network|platform|channel',
      about: 'which network',
      value: {
        choice: {
          photos: 'on the photos network|on photos',
          videos: 'on the videos network|on videos',
          business: 'on the business network|on business',
        },
      },
    },
    public: {
      name: 'public|visible to all',
      about: 'whether all may see it',
      value: { flag: { yes: 'public|for all, public', no: 'not public|without being public' } },
      default: true,
    },
    picture: {
      name: 'image|picture|media',
      about: 'name of the file',
      value: 'file',
      say: 'with the picture {}|with the image {}|showing {}',
    },
    budget: {
      name: 'budget|daily budget|budget per day',
      about: 'budget a day in euros',
      value: { integer: [5, 900] },
      say: 'with {} euros a day|for {} euros a day|at {} euros daily',
    },
    audience: {
      name: 'audience|target group|ages',
      about: 'who should see it',
      value: {
        choice: {
          teens: 'aimed at teens|for teens',
          adults: 'aimed at adults|for adults',
          parents: 'aimed at parents|for parents',
          seniors: 'aimed at seniors|for seniors',
        },
      },
    },
    clip: {
      name: 'clip|video file|video',
      about: 'name of the video',
      value: 'file',
      say: '{}|from {}|with the file {}',
    },
    period: {
      name: 'period|time span',
      about: 'how far back to look',
      value: {
        choice: {
          day: 'of the last day|over one day',
          week: 'of the last week|over one week',
          month: 'of the last month|over one month',
        },
      },
      default: 'week',
    },
    commentId: {
      name: 'comment id|comment number',
      about: 'number of the comment',
      value: { code: 'CM-####' },
      say: '{}|number {}|with the number {}',
    },
  },
  things: [
    {
      noun: 'social post',
      also: 'post|entry on a network|public post',
      about: 'a text or picture that others can see',
      operations: {
        create: 'caption! picture hashtags public',
        delete: 'postId!',
        find: 'hashtag! network',
        schedule: 'caption! date! time',
        share: 'postId! recipient!',
      },
    },
    {
      noun: 'post comment',
      also: 'comment|comment under a post|reply under a post',
      about: 'what others write below a post',
      operations: {
        create: 'postId! message!',
        list: 'postId! limit',
        delete: 'commentId! reason',
        report: 'commentId! reason!',
        translate: 'commentId! language!',
      },
    },
    {
      noun: 'profile page',
      also: 'user profile|profile|account page',
      about: 'what an account shows of itself',
      operations: {
        get: 'account!',
        update: 'account! caption!',
        verify: 'account! email',
        find: 'query! network',
        report: 'account! reason!',
      },
    },
    {
      noun: 'account follower',
      also: 'follower|fan|subscriber of an account',
      about: 'somebody who follows an account',
      operations: {
        list: 'account! limit',
        count: 'account! period',
        delete: 'account! reason',
        approve: 'account!',
        compare: 'account! period',
      },
    },
    {
      noun: 'short video',
      also: 'clip|short film|video clip',
      about: 'a film of a few seconds',
      operations: {
        upload: 'clip! caption! hashtags',
        start: 'postId!',
        find: 'hashtag! limit',
        download: 'postId!',
        rate: 'postId! stars!',
      },
    },
    {
      noun: 'story post',
      also: 'story|picture for a day|daily story',
      about: 'a picture that vanishes after a day',
      operations: {
        create: 'picture! hours',
        archive: 'postId!',
        delete: 'postId!',
        share: 'postId! username!',
        list: 'account! date',
      },
    },
    {
      noun: 'trending hashtag',
      also: 'trend|popular hashtag|hashtag in fashion',
      about: 'a hashtag that many people use',
      operations: {
        list: 'country! network limit',
        check: 'hashtag! period',
        subscribe: 'hashtag! email!',
        compare: 'hashtag! country',
        recommend: 'topic! limit',
      },
    },
    {
      noun: 'advert campaign',
      also: 'advertising campaign|ad campaign|paid campaign',
      about: 'paid posts that many people see',
      operations: {
        create: 'title! budget! audience endDate',
        stop: 'title! reason',
        update: 'title! budget!',
        calculate: 'budget! days!',
        copy: 'title! newTitle!',
      },
    },
    {
      noun: 'account statistic',
      also: 'statistic of an account|reach figure|account insight',
      about: 'how many people an account reaches',
      operations: {
        get: 'account! period',
        compare: 'account! month!',
        download: 'account! year file',
        send: 'account! email!',
        summarize: 'account! month!',
      },
    },
    {
      noun: 'direct message',
      also: 'private message|message to an account|personal message',
      about: 'a message that only one account can read',
      operations: {
        send: 'account! message!',
        list: 'account! limit',
        delete: 'account! date',
        translate: 'account! language!',
        archive: 'account!',
      },
    },
  ],
};
