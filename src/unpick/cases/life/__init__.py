"""The life of a case: its diary, harm page, replies, exports, recalls, and what must be asked before anything leaves."""
