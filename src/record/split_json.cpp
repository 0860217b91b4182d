// Where JSON values end: by quotes and brackets alone, 64 bytes a step, with the state kept from block to block.
#include <algorithm>

#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/masks.hpp"
#include "record/splitter.hpp"

namespace attrmap::record {
namespace {

/// Gives the brackets and commas outside of texts.
class Outline {
 public:
  struct Bits {
    std::uint64_t open, close, comma;
  };
  Bits next(const Masks& m) {
    const std::uint64_t quotes = m.quote & ~escaped(m.backslash);
    std::uint64_t text = quotes;  // becomes: set from an opening quote up to its closing one
    for (int shift = 1; shift < 64; shift *= 2) text ^= text << shift;
    text ^= in_text_;
    in_text_ = std::uint64_t{0} - (text >> 63);
    return {m.open & ~text, m.close & ~text, m.comma & ~text};
  }
  Bits next_byte(char c) {
    Bits bits{0, 0, 0};
    if (escape_) {
      escape_ = false;
    } else if (c == '\\') {
      escape_ = true;
    } else if (c == '"') {
      in_text_ = ~in_text_;
    } else if (in_text_ == 0) {
      bits.open = c == '{' || c == '[';
      bits.close = c == '}' || c == ']';
      bits.comma = c == ',';
    }
    return bits;
  }

 private:
  /// Bytes behind a backslash that is not itself behind one.
  std::uint64_t escaped(std::uint64_t backslashes) {
    std::uint64_t result = escape_ ? 1 : 0;
    escape_ = false;
    for (std::uint64_t left = backslashes & ~result; left != 0;) {
      const std::uint64_t one = left & (~left + 1);
      if (one >> 63 != 0) escape_ = true;
      result |= one << 1;
      left &= ~(one | one << 1);
    }
    return result;
  }

  std::uint64_t in_text_ = 0;  // all ones inside of a text
  bool escape_ = false;        // the next byte stands behind a backslash
};

class JsonSplitter : public Splitter {
  static constexpr std::size_t kAhead = 32;  // blocks of 64 bytes

 public:
  using Splitter::Splitter;

 protected:
  void scan(const char* data, std::size_t from, std::size_t to) override {
    std::size_t rest = from;  // where the text behind the array begins
    while (from < to && !ended_) {
      if (to - from >= 64) {
        Masks masks[kAhead];
        const std::size_t blocks = std::min((to - from) / 64, kAhead);
        find_masks_(data + from, blocks, masks);
        for (std::size_t i = 0; i < blocks && !ended_; ++i, from += 64) step(outline_.next(masks[i]), from);
      } else {
        step(outline_.next_byte(data[from]), from);
        ++from;
      }
      rest = ended_at_;
    }
    if (ended_) {
      tail(data, rest, to);
      drop(to);
    }
  }

  /// A bracket that closes more than was opened; true: nothing of interest follows.
  virtual bool closes_all(std::size_t at) = 0;
  virtual void comma(std::size_t at) = 0;
  virtual void value_ends(std::size_t at) = 0;
  virtual void tail(const char*, std::size_t, std::size_t) {}

 private:
  void step(Outline::Bits bits, std::size_t at) {
    const std::uint64_t brackets = bits.open | bits.close;
    for (std::uint64_t left = depth_ == 0 ? brackets | bits.comma : brackets; left != 0;) {
      const std::uint64_t one = left & (~left + 1);
      const std::size_t place = at + static_cast<std::size_t>(__builtin_ctzll(one));
      left ^= one;
      if ((bits.open & one) != 0) {
        if (depth_++ == 0) left &= brackets;
      } else if ((bits.close & one) == 0) {
        comma(place);
      } else if (depth_ == 0) {
        if (closes_all(place)) {
          ended_ = true;
          ended_at_ = place + 1;
          return;
        }
      } else if (--depth_ == 0) {
        value_ends(place);
        left |= bits.comma & ~((one << 1) - 1);
      }
    }
  }

  FindMasks find_masks_ = mask_finders().front();
  Outline outline_;
  std::uint64_t depth_ = 0;
  bool ended_ = false;
  std::size_t ended_at_ = 0;
};

class SequenceSplitter : public JsonSplitter {
 public:
  using JsonSplitter::JsonSplitter;

 protected:
  bool closes_all(std::size_t at) override {
    end_record(at + 1, at + 1);
    return false;
  }
  void comma(std::size_t) override {}
  void value_ends(std::size_t at) override { end_record(at + 1, at + 1); }
  void finish(const char*, std::size_t end) override { end_record(end, end); }
};

class ArraySplitter : public JsonSplitter {
 public:
  ArraySplitter(ByteSource& source, std::string begun, bool in_object, std::string name, const Limits& limits,
                std::size_t block_bytes)
      : JsonSplitter(source, std::move(begun), limits, block_bytes), name_(std::move(name)), in_object_(in_object) {}

 protected:
  bool closes_all(std::size_t at) override {
    if (commas_ != 0 || !is_blank(record_begin(), at)) element(at);
    closed_ = true;
    return true;
  }
  void comma(std::size_t at) override {
    element(at);
    ++commas_;
  }
  void value_ends(std::size_t) override {}
  void tail(const char* data, std::size_t from, std::size_t to) override {
    for (; from < to; ++from) {
      const char c = data[from];
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
      last_ = c;
      if (!in_object_) fail(diag::make(diag::kBadInputFormat, {}, name_, "there is text behind the end of the array"));
    }
  }
  void finish(const char*, std::size_t end) override {
    if (!closed_) {
      end_record(end, end);
      fail(diag::make(diag::kBadInputFormat, {}, name_, "it was cut off: the array is not closed"));
    } else if (in_object_ && last_ != '}') {
      fail(diag::make(diag::kBadInputFormat, {}, name_, "it was cut off: the object around the list is not closed"));
    }
  }

 private:
  void element(std::size_t end) {
    if (is_blank(record_begin(), end) && !skipping()) {
      add({0, 0, Extent::missing});
      drop(end + 1);
    } else {
      end_record(end, end + 1);
    }
  }

  std::string name_;
  bool in_object_;
  bool closed_ = false;
  char last_ = 0;
  std::uint64_t commas_ = 0;
};

}  // namespace

std::unique_ptr<Splitter> sequence_splitter(ByteSource& source, std::string begun, const Limits& limits,
                                            std::size_t block_bytes) {
  return std::make_unique<SequenceSplitter>(source, std::move(begun), limits, block_bytes);
}

std::unique_ptr<Splitter> array_splitter(ByteSource& source, std::string begun, bool in_object, const std::string& name,
                                         const Limits& limits, std::size_t block_bytes) {
  return std::make_unique<ArraySplitter>(source, std::move(begun), in_object, name, limits, block_bytes);
}

}  // namespace attrmap::record
