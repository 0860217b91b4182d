// The state machine of DateTime.Parse: which token may follow which. Internal to the module.
#pragma once
#include <cstdint>

namespace attrmap::time {

/// Names as in the documented sources of .NET: N a number, Y a year, M a month name, d a date separator after it, S a
/// field with a Chinese, Japanese or Korean suffix, T a time. DX and TX states end a date or a time.
enum class State : std::uint8_t {
  BEGIN,
  N,
  NN,
  D_Nd,
  D_NN,
  D_NNd,
  D_M,
  D_MN,
  D_NM,
  D_MNd,
  D_NDS,
  D_Y,
  D_YN,
  D_YNd,
  D_YM,
  D_YMd,
  D_S,
  T_S,
  T_Nt,
  T_NNt,
  ERR,
  DX_DS,
  DX_DSN,
  DX_MN,
  DX_MNN,
  DX_NDS,
  DX_NM,
  DX_NN,
  DX_NNDS,
  DX_NNN,
  DX_NNY,
  DX_YM,
  DX_YMN,
  DX_YN,
  DX_YNN,
  TX_N,
  TX_NN,
  TX_NNN,
  TX_TS
};

constexpr bool is_terminal(State s) { return s > State::ERR; }

enum class Token : std::uint8_t {
  end,
  num_end,
  num_ampm,
  num_space,
  num_datesep,
  num_timesep,
  month_end,
  month_space,
  month_datesep,
  num_datesuff,
  num_timesuff,
  day_of_week,
  year_space,
  year_datesep,
  year_end,
  time_zone,
  era,
  iso_time_mark,  // T after a number; not in the table
  none,           // nothing that the table knows
};

// clang-format off
#define ROW(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q) \
  {State::a, State::b, State::c, State::d, State::e, State::f, State::g, State::h, State::i, State::j, State::k, State::l, \
   State::m, State::n, State::o, State::p, State::q}
inline constexpr State kNextState[20][17] = {
    // End      NumEnd   NumAmpm  NumSpace NumDate  NumTime  MonEnd   MonSpace MonDate  NumDSuf  NumTSuf  DayName  YearSpc  YearDate YearEnd  Zone     Era
    ROW(BEGIN, ERR, TX_N, N, D_Nd, T_Nt, ERR, D_M, D_M, D_S, T_S, BEGIN, D_Y, D_Y, ERR, BEGIN, BEGIN),  // BEGIN
    ROW(ERR, DX_NN, TX_NN, NN, D_NNd, ERR, DX_NM, D_NM, D_MNd, D_NDS, ERR, N, D_YN, D_YNd, DX_YN, N, N),  // N
    ROW(DX_NN, DX_NNN, TX_NNN, DX_NNN, ERR, T_Nt, DX_MNN, DX_MNN, ERR, ERR, T_S, NN, DX_NNY, ERR, DX_NNY, NN, NN),  // NN
    ROW(ERR, DX_NN, ERR, D_NN, D_NNd, ERR, DX_NM, D_MN, D_MNd, ERR, ERR, D_Nd, D_YN, D_YNd, DX_YN, ERR, D_Nd),  // D_Nd
    ROW(DX_NN, DX_NNN, TX_N, DX_NNN, ERR, T_Nt, DX_MNN, DX_MNN, ERR, DX_DS, T_S, D_NN, DX_NNY, ERR, DX_NNY, ERR, D_NN),  // D_NN
    ROW(ERR, DX_NNN, DX_NNN, DX_NNN, ERR, ERR, DX_MNN, DX_MNN, ERR, DX_DS, ERR, D_NNd, DX_NNY, ERR, DX_NNY, ERR, D_NNd),  // D_NNd
    ROW(ERR, DX_MN, ERR, D_MN, D_MNd, ERR, ERR, ERR, ERR, ERR, ERR, D_M, D_YM, D_YMd, DX_YM, ERR, D_M),  // D_M
    ROW(DX_MN, DX_MNN, DX_MNN, DX_MNN, ERR, T_Nt, ERR, ERR, ERR, DX_DS, T_S, D_MN, DX_YMN, ERR, DX_YMN, ERR, D_MN),  // D_MN
    ROW(DX_NM, DX_MNN, DX_MNN, DX_MNN, ERR, T_Nt, ERR, ERR, ERR, DX_DS, T_S, D_NM, DX_YMN, ERR, DX_YMN, ERR, D_NM),  // D_NM
    ROW(ERR, DX_MNN, ERR, DX_MNN, ERR, ERR, ERR, ERR, ERR, ERR, ERR, D_MNd, DX_YMN, ERR, DX_YMN, ERR, D_MNd),  // D_MNd
    ROW(DX_NDS, DX_NNDS, DX_NNDS, DX_NNDS, ERR, T_Nt, ERR, ERR, ERR, D_NDS, T_S, D_NDS, ERR, ERR, ERR, ERR, D_NDS),  // D_NDS
    ROW(ERR, DX_YN, ERR, D_YN, D_YNd, ERR, DX_YM, D_YM, D_YMd, D_YM, ERR, D_Y, ERR, ERR, ERR, ERR, D_Y),  // D_Y
    ROW(DX_YN, DX_YNN, DX_YNN, DX_YNN, ERR, ERR, DX_YMN, DX_YMN, ERR, ERR, ERR, D_YN, ERR, ERR, ERR, ERR, D_YN),  // D_YN
    ROW(ERR, DX_YNN, DX_YNN, DX_YNN, ERR, ERR, DX_YMN, DX_YMN, ERR, ERR, ERR, D_YN, ERR, ERR, ERR, ERR, D_YN),  // D_YNd
    ROW(DX_YM, DX_YMN, DX_YMN, DX_YMN, ERR, ERR, ERR, ERR, ERR, ERR, ERR, D_YM, ERR, ERR, ERR, ERR, D_YM),  // D_YM
    ROW(ERR, DX_YMN, DX_YMN, DX_YMN, ERR, ERR, ERR, ERR, ERR, ERR, ERR, D_YM, ERR, ERR, ERR, ERR, D_YM),  // D_YMd
    ROW(DX_DS, DX_DSN, TX_N, T_Nt, ERR, T_Nt, ERR, ERR, ERR, D_S, T_S, D_S, ERR, ERR, ERR, ERR, D_S),  // D_S
    ROW(TX_TS, TX_TS, TX_TS, T_Nt, D_Nd, ERR, ERR, ERR, ERR, D_S, T_S, T_S, ERR, ERR, ERR, T_S, T_S),  // T_S
    ROW(ERR, TX_NN, TX_NN, TX_NN, ERR, T_NNt, DX_NM, D_NM, ERR, ERR, T_S, ERR, ERR, ERR, ERR, T_Nt, T_Nt),  // T_Nt
    ROW(ERR, TX_NNN, TX_NNN, TX_NNN, ERR, ERR, ERR, ERR, ERR, ERR, T_S, T_NNt, ERR, ERR, ERR, T_NNt, T_NNt),  // T_NNt
};
#undef ROW
// clang-format on

}  // namespace attrmap::time
