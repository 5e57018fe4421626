#pragma once
// The program without a window: what is loaded, what plays, how it is looked at. `apply` is the only writer.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/building.hpp"
#include "app/catalogue.hpp"
#include "app/errand.hpp"
#include "app/learning.hpp"
#include "app/planning.hpp"
#include "app/settings.hpp"
#include "app/theme.hpp"
#include "engine/anatomy/morphology.hpp"
#include "engine/routine/guide.hpp"
#include "engine/routine/reminder.hpp"
#include "engine/routine/rungs.hpp"
#include "engine/scene/compose.hpp"

namespace windlass::app {

/// A camera on its way; gone when it has arrived.
struct CameraMove {
  scene::Camera from;
  scene::Camera to;
  double elapsed = 0.0;  ///< s
};

/// Where in the program somebody is.
enum class Place { today, library, player, builder, learn, progress, settings };

const char* name_of(Place place);

inline constexpr Place every_place[] = {Place::today, Place::library,  Place::player,  Place::builder,
                                        Place::learn, Place::progress, Place::settings};

/// How the user looks at what plays.
struct View {
  Place place = Place::player;
  std::vector<Place> came_from;  ///< The way back, the last one at its end.
  bool rail = false;             ///< The places stand at the left, to go to.
  std::string focus;             ///< Name of what the keyboard is on; empty: nothing …
  bool is_pressed = false;       ///< … and whether it was pressed just now …
  int nudge = 0;                 ///< … or, a slider, is to go down (-1) or up (1).
  double flash = 0.0;            ///< s for which the whole picture is still lit up.
  std::string preset = "lateral";  ///< Name in `scene::views()` that the camera was last sent to.
  scene::Camera camera;
  std::optional<CameraMove> move;
  bool held = false;     ///< The user chose this camera: phases do not change it until another item starts.
  double xray = 0.0;     ///< 0 skin … 1 bone, as the user wants it …
  bool xray_held = false;  ///< … also where the demonstration says it, until another item starts.
  std::optional<double> figure;       ///< The user's own wish how present the figure is; nothing: as the view asks.
  std::optional<scene::Sides> legs;   ///< The same of the legs in full.
  bool body_page = false;             ///< The inspector shows the body, not views, pace and angles.
  std::string part;                   ///< The part that stands out; empty: none.
  std::string search;                 ///< Words that listed parts must hold.
  std::string writing;                ///< Name of the field that letters go into; empty: none.
  std::string open_layer;             ///< The layer whose parts are listed; empty: none.
  double figure_out = 0.0;            ///< How present the figure has become.
  std::string skin_tone = "fair";     ///< Name in `scene::skin_tones()`.
  Theme theme = Theme::light;
  double scale = 1.0;    ///< Of the panel, 1 … 2.5.
  bool reduced_motion = false;  ///< Cameras and cards jump instead of sliding.
  bool spoken_focus = false;    ///< What the keyboard is on is read out.
  double caption_size = 1.0;    ///< Of what a phase says, 1 … 2.
  bool panel = true;     ///< Off: nothing but the foot.
  bool library = true;   ///< The two side cards.
  bool inspector = true;
  double library_out = 1.0;    ///< How far each has slid in: 0 … 1.
  double inspector_out = 1.0;
  bool help = false;
  std::optional<std::string> reminder;  ///< What it is time for (id; empty: anything), until it is put away.
  bool asks_to_quit = false;
  bool faults_read = false;    ///< The fault panel was put away.
};

/// What moves the body.
struct Showing {
  std::shared_ptr<const motion::Clip> clip;  ///< Null while the first one of what was chosen is being made; then …
  motion::Pose pose;                         ///< … this posture (right side) stays.
  std::string id;                            ///< Of the demonstration that `clip` shows, or is meant to.
  choreography::Demonstration demonstration; ///< As it was when `clip` was made: whose props those of the clip are.
  std::uint64_t key = 0;                     ///< Of `clip`: `Clips::key_of`.
  std::uint64_t failed = 0;                  ///< Key of a clip that could not be made; told among the faults.
};

struct Tutor {
  anatomy::Body body;                   ///< In the shape that was chosen …
  anatomy::Morphology morphology;       ///< … which is this one.
  std::uint64_t body_revision = 0;      ///< Changes whenever `body` does.
  std::optional<anatomy::Body> neutral; ///< As it was made; kept once another shape was chosen.
  std::optional<double> own_arch;       ///< The arch that was chosen, while a demonstration asks for another.
  anatomy::MorphologyTable shapes;
  anatomy::Morphology clips_morphology; ///< The shape that the library's clips are made for …
  double shape_age = 0.0;           ///< … and for how long (s) the body has had its present one.
  routine::Library library;         ///< The last good content; never empty.
  Showing showing;
  std::vector<base::Error> faults;  ///< Of the content on disk as it is now.
  routine::Session session;
  routine::Guide guide;             ///< Of a routine that is done along. Its effects wait for whoever owns the tutor.
  routine::Moment now;              ///< As whoever owns the tutor last said.
  std::function<std::string(const routine::Routine&)> plan_text;  ///< A routine as text, for the log.
  bool is_blind = false;            ///< Nothing is drawn: time does not wait for clips.
  Catalogue catalogue;              ///< Of the library: what is looked for.
  Building building;                ///< Of one's own routines …
  std::string own_routines;         ///< … the folder of their files; empty: none can be kept.
  routine::Plan plan;               ///< The week that is followed …
  Planning planning;                ///< … and what of it is being changed.
  routine::Reminders reminders;     ///< As the user wants them …
  routine::Reminded reminded;       ///< … and what has been said.
  routine::Rungs rungs;             ///< Easier and harder steps in the place of the routines' own.
  Settings settings;
  std::vector<Errand> errands;      ///< Not yet carried out.
  std::size_t unsaved = 0;          ///< Records that the log could not write yet.
  View view;
  Learning learning;
  bool quit = false;
};

struct ResumeSitting {};                         ///< The one that was cut off.
struct GoTo { Place place = Place::today; };
struct GoBack {};                                ///< To where one came from.
struct FocusOn { std::string name; };
struct PressFocus { bool is_pressed = true; };   ///< Done with in the next pass over the panel.
struct NudgeFocus { int by = 0; };               ///< The same of a slider: -1 down, 1 up.
struct ChooseView { std::string name; };
struct Orbit { double azimuth = 0.0; double elevation = 0.0; };  ///< rad
struct Zoom { double factor = 1.0; };                            ///< Below 1: nearer.
struct Pan { double right = 0.0; double up = 0.0; };             ///< In heights of the picture.
struct ResetCamera {};
struct SetXray { double depth = 0.0; };
struct ShowFigure { std::optional<double> presence; };         ///< Nothing: as the view asks.
struct ShowLegs { std::optional<scene::Sides> legs; };         ///< The same.
struct SetMorphology { anatomy::Morphology morphology; };
struct SetSkinTone { std::string name; };
struct ChoosePart { std::string name; };   ///< Empty: none.
struct FindPart { std::string words; };  ///< Parts whose titles hold these are listed.
struct ShowBody { bool shown = true; };    ///< The inspector's other page.
struct OpenLayer { std::string name; };    ///< Of the list of parts; empty: all closed.
struct WriteIn { std::string field; };     ///< Letters go there; empty: nowhere.
struct SetTheme { Theme theme = Theme::light; };
struct SetScale { double scale = 1.0; };
struct ShowPanel { bool shown = true; };
struct ShowLibrary { bool shown = true; };
struct ShowInspector { bool shown = true; };
struct ShowHelp { bool shown = true; };
struct PutReminderAway {};
struct AskToQuit { bool asked = true; };
struct PutFaultsAway {};
struct Quit {};
struct ReportFaults { std::vector<base::Error> errors; };  ///< Found after loading.
/// Content was read again; in `library`, what is faulty on disk is as it was before. Ignored while somebody practises.
struct ReplaceContent { routine::Library library; std::vector<base::Error> errors; };

using Action = std::variant<routine::Action, routine::GuideAction, ResumeSitting, LearnAction, GoTo, GoBack, FocusOn, PressFocus, NudgeFocus,
                            ChooseView, Orbit, Zoom, Pan, ResetCamera, SetXray, ShowFigure, ShowLegs,
                            SetMorphology, SetSkinTone, ChoosePart, FindPart, ShowBody, OpenLayer, SetTheme, SetScale, ShowPanel, ShowLibrary, ShowInspector,
                            ShowHelp, PutReminderAway, AskToQuit, PutFaultsAway, Quit, ReportFaults, ReplaceContent,
                            WriteIn, CatalogueAction, BuildAction, PlanningAction, SettingsAction>;

/// Depths of the x-ray slider at which a layer shows best.
struct XrayStop {
  const char* name;
  double depth;
};
inline constexpr XrayStop xray_stops[] = {{"skin", 0.0}, {"fascia", 0.36}, {"muscle", 0.51}, {"deep", 0.67}, {"bone", 1.0}};

inline constexpr double longest_step = 0.1;     ///< s; a machine that slept does not skip a repetition.
inline constexpr double camera_seconds = 0.7;   ///< How long a camera is on its way.
inline constexpr double slide_seconds = 0.18;   ///< How long a card slides.
inline constexpr double settled_shape = 0.3;    ///< s without a change after which clips are made for a new shape.

inline constexpr double ghost_presence = 0.22;  ///< Of a figure that only hints at who moves.

/// Paused at the start of the first routine. `library` must not be empty.
Tutor start_tutor(anatomy::Body body, routine::Library library);

/// Whether a routine is being done along, be it paused: nothing else can be chosen and no content replaced until it ends.
bool is_practising(const Tutor& tutor);

/// Out-of-range values are clamped; unknown names are ignored.
void apply(Tutor& tutor, const Action& action);

/// Shows the reminder that is due now, unless somebody practises. True when there was one.
bool remind_if_due(Tutor& tutor);

/// The words of the reminder that is shown.
std::string reminder_text(const Tutor& tutor);

/// Lets `dt` seconds of the wall clock pass, at most `longest_step`. True when something visible changed.
bool advance(Tutor& tutor, double dt);

/// Whether time alone changes the picture: it plays, a camera travels, a card slides or a new shape settles.
bool is_moving(const Tutor& tutor);

}  // namespace windlass::app
